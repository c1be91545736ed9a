import { toInstantOrNull } from '@/lib/clock';
import type { Party } from '@/lib/domain/booking';
import { invariant } from '@/lib/domain/invariant';
import { namesAreKnown } from '@/lib/domain/names-known';
import { env } from '@/lib/env';
import type { CallEventText } from '@/lib/providers/google/events';

type Call = {
  readonly id: string;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly candidate: { readonly name: string };
  readonly professional: { readonly name: string };
};

/**
 * A call as an event in the calendar of one side. Names the other: only of a booking that was confirmed.
 * @throws InvariantError for one that was not
 */
export function eventText(call: Call, who: Party): CallEventText {
  const [startAt, endAt] = [toInstantOrNull(call.startAt), toInstantOrNull(call.endAt)];
  invariant(namesAreKnown(call) && startAt && endAt, `${call.id} was never confirmed`);
  const other = who === 'candidate' ? call.professional.name : call.candidate.name;
  const page = new URL(`/${who}/bookings/${call.id}`, env().MONET_BASE_URL).href;
  return {
    startAt,
    endAt,
    summary: `Call with ${other}`,
    description: `Join, and all about the call: ${page}\nDeleting or moving this event does not cancel or move the call.`,
  };
}

/** What the event is called at Google, for the booking's life: hexadecimal, since Google takes a to v and digits. */
export function eventIdOf(bookingId: string): string {
  return Buffer.from(bookingId).toString('hex');
}
