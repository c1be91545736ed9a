import { CURRENCY } from '@/lib/domain/fees';
import type { Booking } from '@/prisma/generated/client/client';

/** The few facts of a booking that every answer to a change carries. */
export function brief(booking: Booking) {
  return {
    id: booking.id,
    status: booking.status,
    priceCents: booking.priceCents,
    currency: CURRENCY,
    startAt: booking.startAt?.toISOString() ?? null,
    endAt: booking.endAt?.toISOString() ?? null,
  };
}
