import { EmailForm } from '@/components/account/email-form';
import { Leaf } from '@/components/ui/leaf';
import { LINK_MINUTES } from '@/lib/accounts/one-time-links';
import type { FormAction } from '@/lib/form-state';
import { NeedsProof } from './password-section';

/** The address that somebody signs in with, and how to change it. */
export function EmailSection({
  email,
  proven,
  action,
  sandboxUrl,
}: {
  email: string;
  proven: boolean;
  action: FormAction;
  sandboxUrl: string | undefined;
}) {
  return (
    <Leaf id="address" title="E-mail address" note={email}>
      <div className="max-w-measure">
        {proven ? (
          <>
            <EmailForm
              action={action}
              label="New e-mail address"
              hint={`We send a link to it, which works for ${LINK_MINUTES} minutes. Until you open it, nothing changes.`}
              submit="Send the link"
              busy="Sending"
              saved="If the address is free, a link is on its way to it. Open it in this browser."
              look="plain"
            />
            {sandboxUrl && (
              <p className="s muted mt-3">
                This is the demo: the mail is in <a href={sandboxUrl}>its mailbox</a>.
              </p>
            )}
          </>
        ) : (
          <NeedsProof />
        )}
      </div>
    </Leaf>
  );
}
