import type { Merge } from '../../lib/domain/slots';
import { bookableHorizon, type Interval } from '../../lib/domain/slots';

/**
 * The peer: the loop that comes to mind first and that public products run. Every possible start is tested against
 * every interval. It gets the same integer minutes as we do, so that only the algorithm differs.
 */
export function slotsByLoop({ candidate, professional, busy, now, policy }: Merge): number[] {
  const horizon = bookableHorizon(now, policy);
  const starts: number[] = [];
  const first = Math.ceil(horizon.start / policy.gridMinutes) * policy.gridMinutes;
  for (let start = first; start + policy.callMinutes <= horizon.end; start += policy.gridMinutes) {
    const end = start + policy.callMinutes;
    const covers = (each: Interval) => each.start <= start && end <= each.end;
    const overlaps = (each: Interval) => each.start < end && start < each.end;
    if (candidate.some(covers) && professional.some(covers) && !busy.some(overlaps)) starts.push(start);
  }
  return starts;
}
