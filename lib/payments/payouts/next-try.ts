import type { Temporal } from 'temporal-polyfill';
import { now } from '@/lib/clock';

const FIRST_PAUSE_MINUTES = 60;
const LONGEST_PAUSE_MINUTES = 24 * 60;

/**
 * When to ask Stripe again for what it has refused for want of money: after an hour at first, then after pauses that
 * double, once a day in the end.
 * @param refusals how often it has refused, this time included
 */
export function nextTry(refusals: number): Temporal.Instant {
  const pause = FIRST_PAUSE_MINUTES * 2 ** (refusals - 1);
  return now().add({ minutes: Math.min(pause, LONGEST_PAUSE_MINUTES) });
}
