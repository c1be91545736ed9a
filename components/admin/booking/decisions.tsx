import Link from 'next/link';
import type { ComponentProps } from 'react';
import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import type { FormAction } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';
import { disputeRecord } from '../addresses';
import styles from '../admin.module.css';
import { Moment } from '../moment';
import { ReasonForm } from '../reason-form';
import { possibleDecisions } from './possible-decisions';
import { RefundPanel } from './refund-panel';

export type MoneyActions = Readonly<
  Record<'refund' | 'retryRefund' | 'hold' | 'release' | 'retryPayout', FormAction>
>;

/** What an admin can do about the money of a booking at this moment, each with a reason; first what waits for them. */
export function MoneyDecisions({
  booking,
  asked,
  actions,
  now,
}: {
  booking: AdminBooking;
  asked: string | undefined;
  actions: MoneyActions;
  now: Temporal.Instant;
}) {
  const may = possibleDecisions(booking);
  const net = formatMoney(booking.payment?.payout?.amountCents ?? 0);
  const failed = booking.payment?.refunds.find(({ status }) => status === 'failed');
  return (
    <>
      <DisputePanel booking={booking} now={now} />
      {may.retryRefund && (
        <Decision
          {...{ booking, action: actions.retryRefund }}
          id="retry-refund"
          title="Ask again for the refund"
          text={`${formatMoney(failed?.amountCents ?? 0)} came back from the candidate’s bank. Asked again, Stripe takes it from our balance.`}
          submit="Ask again"
          busy="Asking"
        />
      )}
      {may.retryPayout && (
        <Decision
          {...{ booking, action: actions.retryPayout }}
          id="retry-payout"
          title="Send the payout again"
          text={`The bank sent ${net} back. Make sure first that the professional has put their bank account right at Stripe.`}
          submit="Send it again"
          busy="Sending"
        />
      )}
      {may.release && (
        <Decision
          {...{ booking, action: actions.release }}
          id="release"
          title="Release the payout"
          text={`${net} was kept back: “${booking.payment?.payout?.holdReason}” What else blocks it goes on doing so.`}
          submit="Release it"
          busy="Releasing"
        />
      )}
      {may.refund && <RefundPanel booking={booking} asked={asked} action={actions.refund} />}
      {may.hold && (
        <Decision
          {...{ booking, action: actions.hold }}
          id="hold"
          title="Keep the payout back"
          text={`${net} is not sent until it is released. The professional sees that it is held back, without the reason.`}
          submit="Keep it back"
          busy="Keeping it back"
          look="danger"
        />
      )}
    </>
  );
}

function DisputePanel({ booking: { dispute }, now }: { booking: AdminBooking; now: Temporal.Instant }) {
  if (!dispute) return null;
  const href = disputeRecord(dispute.id);
  return (
    <p className="mb-4">
      {dispute.status === 'open' ? (
        <>
          This call is disputed; both sides can answer until <Moment at={dispute.answerBy} now={now} /> UTC.
          Money goes back by deciding that. <Link href={href}>Decide the dispute</Link>
        </>
      ) : (
        <Link href={href}>The dispute about this call</Link>
      )}
    </p>
  );
}

/** One decision: what it does, and the form that asks for the reason. */
function Decision({
  booking,
  id,
  title,
  text,
  ...form
}: { booking: AdminBooking; title: string; text: string } & Omit<
  ComponentProps<typeof ReasonForm>,
  'hidden'
>) {
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        <p className="muted">{text}</p>
      </div>
      <ReasonForm id={`${id}-reason`} hidden={{ bookingId: booking.id }} {...form} />
    </section>
  );
}
