import type { Temporal } from 'temporal-polyfill';
import type { Policy } from './policy';
import { instantOfMinute, minuteAtOrBefore } from './slots';
import { utcWeek } from './weekly-windows';

/** The parts of a day that free times are told in. Night is the one that begins on this day's evening. */
export const DAY_PARTS = ['early', 'morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

/** A day in the reader's zone, and in which parts of it somebody may be free. */
export type FreeDay = { readonly date: Temporal.PlainDate; readonly parts: readonly DayPart[] };

const BLOCK_MINUTES = 240;
const BLOCKS_A_DAY = 6;
const BLOCKS = 7 * BLOCKS_A_DAY;

/**
 * When somebody may be free in the coming days, today first, as the reader's zone divides the days.
 *
 * Each block of four hours of the UTC week (`freeBlocks` in weekly-windows.ts) falls into the part that its middle
 * lies in, so that a time may be told up to two hours wrong: cards are that coarse on purpose. Blocks that are too
 * soon for any call are left out.
 *
 * @param blocks 42 bits
 * @param count how many days, at most eight
 */
export function freeDays(
  blocks: number,
  zone: string,
  now: Temporal.Instant,
  policy: Policy,
  count = 7,
): FreeDay[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const soonest = now.add({ minutes: Math.round(policy.minNoticeHours * 60) + policy.callMinutes });
  const found = new Map<string, Set<DayPart>>();
  for (const { middle, end } of occurrences(blocks, now)) {
    if (end.epochMilliseconds < soonest.epochMilliseconds) continue;
    const { date, part } = placeOf(middle.toZonedDateTimeISO(zone));
    const key = date.toString();
    found.set(key, (found.get(key) ?? new Set()).add(part));
  }
  return Array.from({ length: count }, (_, index) => {
    const date = today.add({ days: index });
    const parts = found.get(date.toString());
    return { date, parts: DAY_PARTS.filter((part) => parts?.has(part)) };
  });
}

/** The free blocks from a day ago until eight days from now, as instants: the week repeats. */
function occurrences(
  blocks: number,
  now: Temporal.Instant,
): { middle: Temporal.Instant; end: Temporal.Instant }[] {
  const bits = BigInt(blocks);
  const week = utcWeek(now);
  const present = Math.floor((minuteAtOrBefore(now) - week.start) / BLOCK_MINUTES);
  const startOf = (block: number) => week.start + block * BLOCK_MINUTES;
  return Array.from({ length: 9 * BLOCKS_A_DAY }, (_, index) => present - BLOCKS_A_DAY + index)
    .filter((block) => (bits >> BigInt((block + BLOCKS) % BLOCKS)) & 1n)
    .map((block) => ({
      middle: instantOfMinute(startOf(block) + BLOCK_MINUTES / 2),
      end: instantOfMinute(startOf(block + 1)),
    }));
}

function placeOf(local: Temporal.ZonedDateTime): { date: Temporal.PlainDate; part: DayPart } {
  const date = local.toPlainDate();
  if (local.hour < 2) return { date: date.subtract({ days: 1 }), part: 'night' };
  if (local.hour < 6) return { date, part: 'early' };
  if (local.hour < 12) return { date, part: 'morning' };
  return { date, part: local.hour < 18 ? 'afternoon' : 'evening' };
}
