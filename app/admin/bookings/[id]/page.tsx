import type { Metadata } from 'next';
import { AuditPart } from '@/components/admin/audit-part';
import { CardDisputes } from '@/components/admin/booking/card-disputes';
import { MoneyDecisions } from '@/components/admin/booking/decisions';
import { BookingFeedback } from '@/components/admin/booking/feedback';
import { BookingHistory } from '@/components/admin/booking/history';
import { BookingMoney } from '@/components/admin/booking/money';
import { BookingSummary } from '@/components/admin/booking/summary';
import { BookingWork } from '@/components/admin/booking/work';
import { RecordHead } from '@/components/admin/record-head';
import { BOOKING_BADGES } from '@/components/admin/views/looks';
import { readBookingRecord } from '@/lib/admin/booking-record';
import { BOOKING_STATES } from '@/lib/admin/tables/words';
import { now } from '@/lib/clock';
import { orNotFound, requireActor } from '@/lib/page-access';
import { holdAction, refundAction, releaseAction, retryPayoutAction, retryRefundAction } from './actions';

export const metadata: Metadata = { title: 'Booking' };

const ACTIONS = {
  refund: refundAction,
  retryRefund: retryRefundAction,
  hold: holdAction,
  release: releaseAction,
  retryPayout: retryPayoutAction,
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ refund?: string | string[] }>;
};

/** Everything that is known of one booking, and what can be decided about its money. */
export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = [(await searchParams).refund].flat()[0];
  const actor = await requireActor('/admin/bookings/[id]', { id });
  const booking = await orNotFound(readBookingRecord(actor, id));
  const at = now();
  return (
    <>
      <RecordHead
        back={{ href: '/admin/bookings', label: 'Bookings' }}
        id={booking.id}
        word={BOOKING_STATES[booking.status]}
        look={BOOKING_BADGES[booking.status]}
      />
      <BookingSummary booking={booking} now={at} />
      <BookingMoney payment={booking.payment} now={at} />
      <CardDisputes booking={booking} now={at} />
      <MoneyDecisions booking={booking} asked={asked} actions={ACTIONS} now={at} />
      <BookingHistory booking={booking} now={at} />
      <BookingFeedback booking={booking} now={at} />
      <BookingWork booking={booking} now={at} />
      <AuditPart rows={booking.audit} now={at} />
    </>
  );
}
