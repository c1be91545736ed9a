import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { LINK_MINUTES } from '@/lib/accounts/one-time-links';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import type { FormAction } from '@/lib/form-state';
import { formatDate, formatTime, formatZoneName } from '@/lib/format';
import type { WorkEmail } from '@/lib/listings/work-email';
import { WorkEmailForm } from './work-email-form';

/** The work address: how far its verification is, and the next step of it. `back`: just confirmed by the link. */
export function WorkEmailSection({
  email,
  zone,
  back,
  action,
}: {
  email: WorkEmail;
  zone: string;
  back: boolean;
  action: FormAction;
}) {
  const { employer, verified, looking, sent } = email;
  const form = employer && (
    <WorkEmailForm
      action={action}
      employer={employer}
      again={sent?.email ?? ''}
      submit={sent ? 'Send another link' : 'Send a link'}
    />
  );
  return (
    <Leaf id="work-email" title="Your work e-mail address" note="It says that you work where you say">
      <div className="stack measure">
        {verified && (
          <p {...(back && { role: 'status' })}>
            <Badge mark="done" tone="act">
              Verified
            </Badge>{' '}
            <b className="break-words">{verified.email}</b>, since{' '}
            {formatDate(verified.since, zone, { now: now() })}. We write to your other address, and nobody is
            shown this one. If you save another employer, it counts no longer, and your card is down until the
            new one is verified.
          </p>
        )}
        {looking && (
          <Note title={<>You have confirmed {looking.email}.</>} {...(back && { role: 'status' })}>
            Its name does not say that it is one of {employer ?? 'your employer'}, so a person at Monet looks
            at it, as a rule within two working days. You have nothing to do.
          </Note>
        )}
        {sent && <Sent sent={sent} zone={zone} />}
        {!verified && !looking && !sent && <p>{employer ? FIRST : NO_EMPLOYER}</p>}
        {verified || looking ? form && <Another>{form}</Another> : form}
      </div>
    </Leaf>
  );
}

const FIRST = `We mail a link to your address at work, and you open it here. The mail does not say what Monet is or who asked for it. The link works once, for ${LINK_MINUTES} minutes.`;
const NO_EMPLOYER = 'Save where you work first: the address has to be one of your employer’s.';

function Sent({ sent, zone }: { sent: NonNullable<WorkEmail['sent']>; zone: string }) {
  const { MONET_SANDBOX_URL: sandbox } = env();
  if (!sent.isOpen) {
    return (
      <Note tone="warn" title="The link was not opened in time.">
        We mailed it to <span className="break-words">{sent.email}</span>, and links work for {LINK_MINUTES}{' '}
        minutes. Please ask for another.
      </Note>
    );
  }
  return (
    <Note title={<>We mailed a link to {sent.email}.</>}>
      Open it in this browser by {formatTime(sent.until, zone)} ({formatZoneName(zone)}) and press Confirm. If
      no mail comes, look among unwanted mail, and check the spelling of the address.
      {sandbox && (
        <>
          {' '}
          This is the demo: the mail is in <a href={sandbox}>its mailbox</a>.
        </>
      )}
    </Note>
  );
}

function Another({ children }: { children: ReactNode }) {
  return (
    <details>
      <summary>Use another address</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
