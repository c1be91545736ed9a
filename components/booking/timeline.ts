import type { TimelineStep } from '@/components/ui/timeline';
import type { Reading } from './reading';
import { stepsAhead } from './timeline-ahead';
import { decisionAhead, objectionSteps } from './timeline-dispute';
import { payoutSteps, refundSteps } from './timeline-money';
import { stepsSoFar } from './timeline-past';

/** A step whose words are plain text. `when` is in the reader's zone, which the section names once. */
export type BookingStep = TimelineStep & {
  readonly when: string;
  readonly title: string;
  readonly detail?: string;
  readonly sum?: string;
};

/**
 * What has happened to a booking and what comes next, oldest first, with dates and sums, as one side reads it. While
 * the booking lives exactly one step is the present one; of an ended booking at most one, where money is on its way.
 */
export function timelineOf(reading: Reading): BookingStep[] {
  return [
    ...stepsSoFar(reading),
    ...refundSteps(reading),
    ...objectionSteps(reading),
    ...payoutSteps(reading),
    ...stepsAhead(reading),
    ...decisionAhead(reading),
  ];
}
