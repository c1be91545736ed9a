import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** More than one answer of Zoom's takes: whoever is cut off leaves the meeting to the next after this long. */
const leaseMs = () => 2 * env().PROVIDER_TIMEOUT_MS + 5_000;

/**
 * Lets one job at a time talk to Zoom about a meeting, so that none makes a second one while another is being answered,
 * and the last word is the booking's. Measured by the database's own clock; no connection waits meanwhile.
 * @throws AppError `provider_unavailable` while another has it; the queue tries again
 */
export async function holdingMeeting(
  bookingId: string,
  work: (lease: Lease) => Promise<void>,
): Promise<void> {
  const lease: Lease = { renew: () => take(bookingId, true) };
  await take(bookingId, false);
  try {
    await work(lease);
  } finally {
    await db().$executeRaw`UPDATE meetings SET busy_until = NULL WHERE booking_id = ${bookingId}`;
  }
}

export type Lease = {
  /** To be called before each request, since several may take longer than one lease. */
  readonly renew: () => Promise<void>;
};

async function take(bookingId: string, mine: boolean): Promise<void> {
  const count = await db().$executeRaw`
    UPDATE meetings SET busy_until = clock_timestamp() + ${leaseMs()}::int * interval '1 ms'
    WHERE booking_id = ${bookingId} AND (${mine} OR busy_until IS NULL OR busy_until < clock_timestamp())`;
  if (count === 1) return;
  throw new AppError('provider_unavailable', 'The call is being prepared. Please try again in a minute.', {
    retryAfterSeconds: 5,
    log: `the meeting of ${bookingId} is being worked on`,
  });
}
