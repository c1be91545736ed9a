import Link from 'next/link';
import { bookingPage } from '@/components/booking/links';
import { Terms } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import type { Obstacle } from '@/lib/accounts/deletion-obstacles';
import type { Party } from '@/lib/domain/booking';
import styles from './security.module.css';

const BOOKINGS: Readonly<Record<string, Record<Party, string>>> = {
  requested: {
    candidate: 'A request that waits for an answer. You can withdraw it.',
    professional: 'A request that waits for your answer. You can decline it.',
  },
  accepted: {
    candidate: 'A call whose time is set. You can cancel it.',
    professional: 'A call whose time is set. You can cancel it.',
  },
  confirmed: {
    candidate: 'A call that is to come. Its page says what cancelling it gives back.',
    professional: 'A call that is to come. Cancelling it gives the candidate everything back.',
  },
  completed_pending_feedback: {
    candidate: 'A call whose feedback is still to come.',
    professional: 'A call whose feedback is still to be written.',
  },
};

const AFTERWARDS = {
  dispute: 'A dispute that is still to be decided.',
  payout: 'A payout that has not reached your bank.',
  refund: 'A refund that is under way.',
} as const;

/** What has to end first, each with its booking. */
export function Obstacles({ obstacles, side }: { obstacles: readonly Obstacle[]; side: Party }) {
  return (
    <Leaf title="What stands in the way" bare>
      <div className="stack">
        <Note title="Your account cannot be deleted yet.">
          Somebody still counts on what is open, or you are still owed money. When it is over, come back here.
        </Note>
        <ul className={`${styles.rows} mt-4`}>
          {obstacles.map(({ kind, bookingId, status }) => (
            <li key={`${kind} ${bookingId}`}>
              <div>
                <p>{kind === 'booking' ? BOOKINGS[status]?.[side] : AFTERWARDS[kind]}</p>
                <p className="s">
                  <Link href={bookingPage(side, bookingId)}>See the booking</Link>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Leaf>
  );
}

/** What a deletion does, for the side that reads it. */
export function Consequences({ side }: { side: Party }) {
  const card = 'Your card is taken down at once. What it was made of is erased, with your price and hours.';
  const profile = 'Your profile and hours are erased.';
  return (
    <Leaf title="What happens" bare>
      <Terms
        items={[
          {
            term: 'Erased at once',
            value: `Your name, e-mail address and password, your files, where you are signed in, linked accounts, calendar access and notifications. ${side === 'professional' ? card : profile}`,
          },
          {
            term: 'Stays, without your name',
            value:
              'Bookings, payments, refunds, payouts and the log of what was done. The other side of a past booking sees “Deleted account”.',
          },
          {
            term: 'Stays as it was written',
            value:
              side === 'professional'
                ? 'Feedback you wrote belongs to those who paid for it.'
                : 'Questions you sent stay with their booking, and ratings of calls without anything that names you.',
          },
          {
            term: 'Afterwards',
            value:
              'Nobody can sign in to the account or bring it back. You can open a new one with the same address.',
          },
        ]}
      />
      <p className="mt-5">
        You may want to <Link href="/account#data">download your data</Link> first.
      </p>
    </Leaf>
  );
}
