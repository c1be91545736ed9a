import { z } from 'zod';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { defineRoute } from '@/lib/route';
import { calendar, instant, params, slot } from './schema';
import { brief, proposal } from './view-schema';

export const moveOptionsRoute = defineRoute({
  method: 'GET',
  path: '/api/bookings/{id}/reschedule',
  summary: 'The half hours to which a call could move, and the proposal that waits for an answer.',
  action: 'booking.reschedule',
  limit: 'read',
  params,
  answer: z.object({
    slots: z.array(slot),
    calendars: z.array(calendar),
    proposal: proposal.nullable(),
    roundsLeft: z.int(),
  }),
  refuses: [409],
});

/** One to three starts, as `propose` takes them. */
export const startAts = z
  .array(instant)
  .min(1, 'Propose at least one time.')
  .max(DEFAULT_POLICY.proposedTimes, `Propose at most ${DEFAULT_POLICY.proposedTimes} times.`);
export const rescheduleRoute = defineRoute({
  method: 'POST',
  path: '/api/bookings/{id}/reschedule',
  summary:
    'Propose up to three other times, take one of those that the other side proposed, keep the time, or withdraw. The call moves when a time is taken.',
  action: 'booking.reschedule',
  limit: 'write',
  params,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('propose'), startAts }),
    z.object({ action: z.literal('take'), startAt: instant }),
    z.object({ action: z.literal('keep') }),
    z.object({ action: z.literal('withdraw') }),
  ]),
  answer: brief.extend({ proposal: proposal.nullable(), roundsLeft: z.int() }),
});
