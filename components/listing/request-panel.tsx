import { randomUUID } from 'node:crypto';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { hoursWords } from '@/components/availability/hours-words';
import { bookingPage } from '@/components/booking/links';
import { ButtonLink } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { authorise, type SignedIn, type Visitor } from '@/lib/access';
import { candidateCard } from '@/lib/accounts/queries';
import { connectedCalendar, weeklyAvailability } from '@/lib/availability/queries';
import { openRequestTo } from '@/lib/bookings/open-request';
import { QUESTION_LENGTH } from '@/lib/bookings/schema';
import { now, toInstant } from '@/lib/clock';
import type { PublicProfessional } from '@/lib/domain/anonymity';
import { candidateHeadline } from '@/lib/domain/candidate-card';
import type { Policy } from '@/lib/domain/policy';
import type { FormState } from '@/lib/form-state';
import { formatDate, formatList, formatMoney, formatZoneName } from '@/lib/format';
import { listingOf } from '@/lib/listings/queries';
import styles from './card-page.module.css';
import { cardPage } from './listing-card';
import { RequestForm } from './request-form';

type Props = {
  readonly card: PublicProfessional;
  readonly visitor: Visitor;
  readonly policy: Policy;
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
};

/** Asking for a call: the form for candidates, the way in for visitors, and for others why they cannot. */
export function RequestPanel(props: Props) {
  const { card, visitor } = props;
  return (
    <section className="panel" id="ask" aria-labelledby="ask-title">
      <div className={styles.price}>
        <h2 id="ask-title">Request a call</h2>
        <b>{formatMoney(card.priceCents)}</b>
      </div>
      {!visitor && <SignedOut {...props} />}
      {visitor?.role === 'candidate' && <Candidate {...props} visitor={visitor} />}
      {visitor?.role === 'professional' && <Professional card={card} visitor={visitor} />}
      {visitor?.role === 'admin' && (
        <Note title="You are signed in as the admin. Only candidates ask for calls." />
      )}
    </section>
  );
}

async function Candidate({ card, visitor, policy, action }: Props & { visitor: SignedIn }) {
  const actor = authorise(visitor, 'booking.request');
  const [seen, hours, calendar, open] = await Promise.all([
    candidateCard(actor.id),
    weeklyAvailability(actor.id),
    connectedCalendar(actor.id),
    openRequestTo(actor, card.id),
  ]);
  const words = hoursWords(hours.windows);
  return (
    <>
      {open && (
        <Note
          className="mb-4"
          title={`You asked this professional on ${formatDate(toInstant(open.requestedAt), hours.zone, { now: now() })}.`}
        >
          <Link href={bookingPage('candidate', open.id)}>
            {open.status === 'requested' ? 'See your request' : 'See your booking'}
          </Link>
          . You can ask for another call.
        </Note>
      )}
      <RequestForm
        action={action}
        listingId={card.id}
        priceCents={card.priceCents}
        requestKey={randomUUID()}
        length={QUESTION_LENGTH}
        after={<WhatNext card={card} policy={policy} />}
      >
        <Fact title="What they see of you">
          <span>{candidateHeadline(seen)}</span>
          {seen.interests.length > 0 && <span>Interested in {formatList(seen.interests)}</span>}
          <span className="muted">
            Never your name. <Link href="/candidate/settings#profile">Change profile</Link>
          </span>
        </Fact>
        <Fact title="When you are free">
          {words ? (
            <span>
              {words} ({formatZoneName(hours.zone)})
            </span>
          ) : (
            <span>You have set no hours, so no time can be found.</span>
          )}
          <span className="muted">
            {calendar?.state === 'connected' && 'Google calendar connected. '}
            {calendar?.state === 'revoked' && 'Your Google calendar has to be connected again. '}
            <Link href="/candidate/availability">{words ? 'Change hours' : 'Set hours'}</Link>
          </span>
        </Fact>
      </RequestForm>
    </>
  );
}

function SignedOut({ card, policy }: Props) {
  const next = encodeURIComponent(cardPage(card.id));
  return (
    <>
      <p>
        You write what you want to get out of it, the professional decides. They see where you stand and your
        question, never your name.
      </p>
      <div className="mt-5">
        <ButtonLink block look="primary" href={`/sign-in?next=${next}` as Route}>
          Sign in to ask
        </ButtonLink>
      </div>
      <p className="s mt-3">
        New here? <Link href={`/sign-up?role=candidate&next=${next}` as Route}>Open an account</Link>, and
        come back to this card.
      </p>
      <WhatNext card={card} policy={policy} />
    </>
  );
}

async function Professional({ card, visitor }: { card: PublicProfessional; visitor: SignedIn }) {
  const own = await listingOf(visitor.id);
  if (own?.id === card.id) {
    return (
      <Note title="This is your card, as everybody sees it.">
        <Link href="/professional/settings">Change what it says</Link>
      </Note>
    );
  }
  return (
    <Note title="You are signed in as a professional. Only candidates ask for calls.">
      To ask for one yourself, open a second account with another e-mail address.
    </Note>
  );
}

function WhatNext({ card, policy }: { card: PublicProfessional; policy: Policy }) {
  return (
    <p className={`s muted ${styles.next}`}>
      You pay nothing now. {formatMoney(card.priceCents)} is due only when a time is set, and the price stays
      the same until then. No answer in {policy.requestDays} days ends the request.
    </p>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <h3>{title}</h3>
      <div className="inset">{children}</div>
    </div>
  );
}
