import type { Pages } from '@/emails/about';
import type { Party } from '@/lib/domain/booking';
import { env } from '@/lib/env';

/** The pages that messages lead to, without the origin. The same for a request and a booking. */
export function pagesOf(who: Party, bookingId: string): Pages {
  return {
    booking: `/${who}/bookings/${bookingId}`,
    call: `/${who}/bookings/${bookingId}/call`,
    feedback: `/professional/bookings/${bookingId}/feedback`,
    earnings: '/professional/earnings',
    receipt: `/candidate/bookings/${bookingId}/receipt`,
  };
}

/** The address of one of our pages, for mails and calendars. */
export function absolute(path: string): string {
  return new URL(path, env().MONET_BASE_URL).href;
}
