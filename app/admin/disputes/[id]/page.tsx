import type { Metadata } from 'next';
import { AuditPart } from '@/components/admin/audit-part';
import { CardDisputes } from '@/components/admin/booking/card-disputes';
import { BookingFeedback } from '@/components/admin/booking/feedback';
import { BookingMoney } from '@/components/admin/booking/money';
import { BookingSummary } from '@/components/admin/booking/summary';
import { DecidePanel } from '@/components/admin/dispute/decide-panel';
import { DisputeStatements, DisputeSummary } from '@/components/admin/dispute/dispute-parts';
import { RecordHead } from '@/components/admin/record-head';
import { DISPUTE_BADGES } from '@/components/admin/views/looks';
import { readDisputeRecord } from '@/lib/admin/dispute-record';
import { DISPUTE_STATES } from '@/lib/admin/tables/words';
import { now } from '@/lib/clock';
import { orNotFound, requireActor } from '@/lib/page-access';
import { askAction, decideAction } from './actions';

export const metadata: Metadata = { title: 'Dispute' };

/** Everything that a dispute is decided by, on one page, and the decision. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/admin/disputes/[id]', { id });
  const { dispute, booking } = await orNotFound(readDisputeRecord(actor, id));
  const at = now();
  return (
    <>
      <RecordHead
        back={{ href: '/admin/disputes', label: 'Disputes' }}
        id={dispute.id}
        word={DISPUTE_STATES[dispute.status]}
        look={DISPUTE_BADGES[dispute.status]}
      />
      <DisputeSummary dispute={dispute} booking={booking} now={at} />
      <DisputeStatements dispute={dispute} booking={booking} now={at} />
      <DecidePanel dispute={dispute} booking={booking} decide={decideAction} ask={askAction} />
      <BookingSummary booking={booking} now={at} />
      <BookingMoney payment={booking.payment} now={at} />
      <CardDisputes booking={booking} now={at} />
      <BookingFeedback booking={booking} now={at} />
      <AuditPart rows={booking.audit} now={at} note="Of the booking and its money" />
    </>
  );
}
