import type { Temporal } from 'temporal-polyfill';
import type { AdminBooking } from '@/lib/admin/booking-record';
import { CARD_DISPUTE_STATES, wordFor } from '@/lib/admin/tables/words';
import { formatMoney } from '@/lib/format';
import { Badge } from '../../ui/badge';
import { Terms } from '../../ui/facts';
import styles from '../admin.module.css';
import { Id } from '../id';
import { Moment } from '../moment';
import { plain } from './history';

type CardDispute = NonNullable<AdminBooking['payment']>['cardDisputes'][number];

/** Disputes of the card payment with its bank: how far they are, until when evidence is taken, and what waits with us. */
export function CardDisputes({ booking, now }: { booking: AdminBooking; now: Temporal.Instant }) {
  const disputes = booking.payment?.cardDisputes ?? [];
  if (disputes.length === 0) return null;
  return (
    <div className={styles.record}>
      {disputes.map((dispute) => (
        <section key={dispute.id}>
          <h2>Dispute with the bank</h2>
          <Terms small items={linesOf(dispute, now)} />
          {dispute.closedAt === null && (
            <p className="muted mt-2">Evidence is given in Stripe’s dashboard, once.</p>
          )}
        </section>
      ))}
    </div>
  );
}

function linesOf(dispute: CardDispute, now: Temporal.Instant) {
  const { status, closedAt, amountCents, feeCents } = dispute;
  const moment = (term: string, at: Date | null) =>
    at ? [{ term: `${term} (UTC)`, value: <Moment at={at} now={now} /> }] : [];
  const tone = status === 'lost' ? 'bad' : closedAt ? 'plain' : 'warn';
  return [
    {
      term: 'State',
      value: (
        <Badge mark={status === 'lost' ? 'cancelled' : closedAt ? 'done' : 'due'} tone={tone}>
          {wordFor(CARD_DISPUTE_STATES, status)}
        </Badge>
      ),
    },
    { term: 'Reason', value: plain(dispute.reason) },
    { term: 'Amount', value: formatMoney(amountCents) },
    ...(feeCents > 0 ? [{ term: 'Stripe’s fee for it', value: formatMoney(feeCents) }] : []),
    ...(closedAt ? [] : moment('Evidence by', dispute.dueBy)),
    moneyLine(dispute),
    shareLine(dispute),
    ...moment('Opened', dispute.openedAt),
    ...moment('Closed', closedAt),
    { term: 'Stripe dispute', value: <Id id={dispute.id} /> },
  ];
}

function moneyLine({ withdrawnAt, reinstatedAt, closedAt }: CardDispute) {
  const where = !withdrawnAt
    ? 'Not taken: an inquiry moves nothing'
    : reinstatedAt
      ? 'Given back by the bank'
      : closedAt
        ? 'Kept by the bank'
        : 'With the bank while it decides';
  return { term: 'The money', value: where };
}

function shareLine({ reversedCents, reversalId, restoredId, status }: CardDispute) {
  const sum = formatMoney(reversedCents ?? 0);
  const where = !reversalId
    ? 'Nothing waits with us'
    : restoredId
      ? `${sum}, given back`
      : status === 'lost'
        ? `${sum} went to what the bank took`
        : `${sum} waits with us`;
  return { term: 'Professional’s share', value: where };
}
