import type { Metadata } from 'next';
import { AuditPart } from '@/components/admin/audit-part';
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

export const metadata: Metadata = { title: 'Booking' };

/** Everything that is known of one booking. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
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
      <BookingHistory booking={booking} now={at} />
      <BookingFeedback booking={booking} now={at} />
      <BookingWork booking={booking} now={at} />
      <AuditPart rows={booking.audit} now={at} />
    </>
  );
}
