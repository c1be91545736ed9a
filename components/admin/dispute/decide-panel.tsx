import type { AdminBooking } from '@/lib/admin/booking-record';
import type { AdminDispute } from '@/lib/admin/dispute-record';
import { type DisputeOutcome, isObjectionable, possibleOutcomes } from '@/lib/domain/dispute';
import type { FormAction } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';
import { StatementForm } from '../../disputes/statement-form';
import styles from '../admin.module.css';
import { leftCents, sharesOf } from '../booking/refund-split';
import { DecisionForm } from './decision-form';

/** Deciding an open dispute, or asking something first. */
export function DecidePanel({
  dispute,
  booking,
  decide,
  ask,
}: AdminDispute & { decide: FormAction; ask: FormAction }) {
  if (dispute.status !== 'open') return null;
  const outcomes = possibleOutcomes(booking);
  return (
    <>
      <section className={styles.writing} aria-labelledby="decide">
        <div>
          <h2 id="decide">Decide</h2>
          <p className="muted">
            {booking.status === 'confirmed'
              ? 'The call is not over yet. Decide when it is.'
              : outcomes.includes('pay')
                ? 'Both sides are told at once. The refund stays with the candidate, whatever is decided.'
                : 'Both sides are told at once. What goes back is sent to the card, and the payout goes on with what stays.'}
          </p>
        </div>
        {booking.status !== 'confirmed' && (
          <DecisionForm
            disputeId={dispute.id}
            action={decide}
            outcomes={outcomes}
            notes={notesOf(booking)}
            left={formatMoney(leftCents(booking))}
          />
        )}
      </section>
      <section className={styles.writing} aria-labelledby="ask">
        <div>
          <h2 id="ask">Ask both sides</h2>
          <p className="muted">Stands among what was said. Neither is mailed: they read it on the page.</p>
        </div>
        <StatementForm
          hidden={{ disputeId: dispute.id }}
          action={ask}
          label="Question or remark"
          hint="Both sides read it; it cannot be changed."
          isPrimary={false}
          small
        />
      </section>
    </>
  );
}

function notesOf(booking: AdminBooking): Readonly<Record<DisputeOutcome, string>> {
  const all = sharesOf(booking, leftCents(booking));
  const price = formatMoney(booking.priceCents);
  return {
    full: all
      ? `${formatMoney(all.refundCents)}: ${formatMoney(all.fromFeeCents)} from our fee, ${formatMoney(all.fromNetCents)} from the professional${all.becomesDebt ? ', who will owe it' : ''}.`
      : 'Nothing is left of it.',
    part: `Fee and share in the proportion of ${formatMoney(booking.feeCents)} to ${formatMoney(booking.netCents)} of ${price}.`,
    none: isObjectionable(booking)
      ? 'The candidate keeps the refund, and the professional is not paid.'
      : 'Everything goes on as before; the payout is no longer held for this.',
    pay: `${formatMoney(booking.netCents)}, the net of ${price}, out of our own balance. The candidate keeps the refund.`,
  };
}
