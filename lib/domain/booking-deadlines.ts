import type { Temporal } from 'temporal-polyfill';
import { isBefore } from './consequence-parts';
import type { Policy } from './policy';

/** Zoom's last events may come late; who came is judged this long after the end, or when Zoom says it is over. */
export const ATTENDANCE_SETTLES_MINUTES = 15;

/**
 * The last moment for an unpaid slot.
 * Rule: `holdHours` after it was set or `holdReleaseBeforeStartHours` before it starts, whichever is first.
 */
export function holdEnd(
  setAt: Temporal.Instant,
  startAt: Temporal.Instant,
  policy: Policy,
): Temporal.Instant {
  const byAge = setAt.add({ minutes: Math.round(policy.holdHours * 60) });
  const byStart = startAt.subtract({ minutes: Math.round(policy.holdReleaseBeforeStartHours * 60) });
  return isBefore(byAge, byStart) ? byAge : byStart;
}

/** When the feedback is due: 48 h after the end. Late feedback is still taken until the deadline. */
export function feedbackDue(endAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return endAt.add({ minutes: Math.round(policy.feedbackDueHours * 60) });
}

/** The first instant at which missing feedback means a refund: 48 h and 24 h of grace after the end. */
export function feedbackDeadline(endAt: Temporal.Instant, policy: Policy): Temporal.Instant {
  return endAt.add({ minutes: Math.round((policy.feedbackDueHours + policy.feedbackGraceHours) * 60) });
}
