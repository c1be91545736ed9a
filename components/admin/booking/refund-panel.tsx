import type { AdminBooking } from '@/lib/admin/booking-record';
import { centsOfDollars } from '@/lib/admin/dollars';
import type { FormAction } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';
import { Terms } from '../../ui/facts';
import { TextField } from '../../ui/input';
import { SubmitButton } from '../../ui/submit-button';
import { bookingRecord } from '../addresses';
import styles from '../admin.module.css';
import { ReasonForm } from '../reason-form';
import { leftCents, type RefundShares, sharesOf } from './refund-split';

/**
 * Giving money back in two steps: the sum, which the address keeps; then how it splits, the reason, and the button that
 * sends it.
 * @param asked the sum as it was typed
 */
export function RefundPanel({
  booking,
  asked,
  action,
}: {
  booking: AdminBooking;
  asked: string | undefined;
  action: FormAction;
}) {
  const left = leftCents(booking);
  const sum = asked === undefined ? null : centsOfDollars(asked);
  const shares = sum === null ? null : sharesOf(booking, sum);
  const most = booking.status === 'confirmed' ? 'here' : 'at most';
  const error = asked !== undefined && !shares && `Give a sum in dollars, ${most} ${formatMoney(left)}.`;
  return (
    <section className={styles.panel} id="refund" aria-labelledby="refund-title">
      <div>
        <h2 id="refund-title">Give money back</h2>
        <p className="muted">
          {formatMoney(left)} of {formatMoney(booking.priceCents)} is left. {outcomeWords(booking)}
        </p>
        {shares && <Split shares={shares} />}
      </div>
      <div>
        <form action={`${bookingRecord(booking.id)}#refund`} noValidate>
          <TextField
            name="refund"
            id="refund-sum"
            label="Sum"
            prefix="$"
            hint="In dollars"
            small
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            defaultValue={asked ?? (left / 100).toFixed(2)}
            error={error || undefined}
          />
          <div className="row row--tight mt-2">
            <SubmitButton small look="plain" busy="Splitting">
              Show how it splits
            </SubmitButton>
          </div>
        </form>
        {shares && (
          <div className="mt-4">
            <ReasonForm
              id="refund-reason"
              action={action}
              hidden={{ bookingId: booking.id, refundCents: String(shares.refundCents) }}
              submit={`Give ${formatMoney(shares.refundCents)} back`}
              busy="Sending"
              look="danger"
            />
          </div>
        )}
      </div>
    </section>
  );
}

function Split({ shares }: { shares: RefundShares }) {
  const { refundCents, fromFeeCents, fromNetCents, becomesDebt, leftCents: left } = shares;
  return (
    <div className="mt-3">
      <Terms
        small
        items={[
          { term: 'To the candidate', value: formatMoney(refundCents) },
          { term: 'From our fee', value: formatMoney(fromFeeCents) },
          { term: 'From the professional', value: formatMoney(fromNetCents) },
          { term: 'Left of the payment', value: formatMoney(left) },
        ]}
      />
      {becomesDebt && (
        <p className="muted mt-2">
          The professional has been paid. We pay the refund, they owe {formatMoney(fromNetCents)}, and later
          payouts settle it.
        </p>
      )}
    </div>
  );
}

function outcomeWords({ status }: AdminBooking): string {
  switch (status) {
    case 'confirmed':
      return 'Before the call is over only all of it can go back: the booking is cancelled.';
    case 'completed_pending_feedback':
      return 'This ends the booking; what is left is paid out without feedback.';
    default:
      return 'The booking stays as it is; both sides are told.';
  }
}
