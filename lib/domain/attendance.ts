import type { Temporal } from 'temporal-polyfill';
import type { Party } from './booking';
import type { Policy } from './policy';

/** Somebody whom Zoom saw, and when. */
export type Sighting = { readonly person: string; readonly seenAt: Temporal.Instant };

/**
 * Who was seen longer than this before the start did not come to the call: it was at another time then, and has been
 * moved. People who are early are minutes early.
 */
const COUNTS_FROM_MINUTES = 60;

/** Whether something that Zoom saw at this instant belongs to the call as it is timed now. */
export function belongsToCall(at: Temporal.Instant, startAt: Temporal.Instant): boolean {
  return at.epochMilliseconds >= startAt.subtract({ minutes: COUNTS_FROM_MINUTES }).epochMilliseconds;
}

/**
 * When somebody was first seen of the call as it is timed now; null for not at all. In whichever order sightings and
 * moves of the call became known.
 */
export function firstSeen(
  sightings: readonly Sighting[],
  person: Party,
  startAt: Temporal.Instant,
): Temporal.Instant | null {
  const counting = sightings
    .filter((each) => each.person === person && belongsToCall(each.seenAt, startAt))
    .map(({ seenAt }) => seenAt.epochMilliseconds);
  if (counting.length === 0) return null;
  return startAt.add({ milliseconds: Math.min(...counting) - startAt.epochMilliseconds });
}

/** Who Zoom has seen of a call, and when first. */
export type Attendance = {
  readonly startAt: Temporal.Instant;
  readonly endAt: Temporal.Instant;
  readonly candidateSeenAt: Temporal.Instant | null;
  readonly professionalSeenAt: Temporal.Instant | null;
  /** Zoom has told us that the meeting took place or ended, so that an empty room is a fact and not a gap. */
  readonly meetingReported: boolean;
};

export type AttendanceVerdict = 'held' | 'candidate_absent' | 'professional_absent' | 'nobody_came';

/**
 * What the attendance means.
 *
 * Rule: a professional who is not there `noShowMinutes` after the start, while the candidate is, was absent. A
 * candidate who never came, while the professional did, was absent. If Zoom reports the meeting and neither
 * came, nobody did. Without any data the call counts as held, and either side may dispute it.
 */
export function attendanceVerdict(attendance: Attendance, policy: Policy): AttendanceVerdict {
  const { startAt, endAt, candidateSeenAt, professionalSeenAt, meetingReported } = attendance;
  const deadline = startAt.add({ minutes: policy.noShowMinutes });
  const candidateCame = isBy(candidateSeenAt, endAt);
  const professionalCame = isBy(professionalSeenAt, endAt);
  if (!candidateCame && !professionalCame) return meetingReported ? 'nobody_came' : 'held';
  if (!candidateCame) return 'candidate_absent';
  if (!professionalCame) return 'professional_absent';
  const keptWaiting = isBy(candidateSeenAt, deadline) && !isBy(professionalSeenAt, deadline);
  return keptWaiting ? 'professional_absent' : 'held';
}

function isBy(seenAt: Temporal.Instant | null, limit: Temporal.Instant): boolean {
  return seenAt !== null && seenAt.epochMilliseconds <= limit.epochMilliseconds;
}
