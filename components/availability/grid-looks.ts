import type { BusyDay } from '@/lib/availability/busy-week';
import { hoursOfDate } from '@/lib/availability/draft-dates';
import { timeOf } from '@/lib/availability/typed-times';
import { type DaySpan, spansOf, type WeekDraft, windowsOf } from '@/lib/availability/week-draft';
import { QUARTER, QUARTERS, type Rows } from './grid-places';

/** What a cell can be, as bits; `free` is of the week, all others of the one date that is shown. */
export const LOOK = { free: 1, busy: 2, call: 4, blocked: 8, extra: 16, skipped: 32 } as const;
export type Look = keyof typeof LOOK;

/** One day of the grid: the bits of each quarter, and the words where something begins. */
export type DayLooks = { readonly bits: Uint8Array; readonly labels: readonly (string | undefined)[] };

/**
 * What the cells of a day look like. A quarter of which a minute is taken is taken; one of which a part only is free
 * counts as free, so that a typed 09:10 is seen.
 * @param busy null while it is not known
 * @param top the first quarter that is shown: what began before is named there
 */
export function dayLooks(
  draft: WeekDraft,
  weekday: number,
  date: string,
  busy: BusyDay | null,
  top: number,
): DayLooks {
  const { extra, blocked } = hoursOfDate(draft, date);
  const free = spansOf(windowsOf(draft, weekday));
  const bits = new Uint8Array(QUARTERS);
  const labels: (string | undefined)[] = [];
  const mark = (look: Look, spans: readonly DaySpan[], label: (span: DaySpan) => string) => {
    for (const span of spans) {
      const [from, to] = [Math.floor(span.start / QUARTER), Math.ceil(span.end / QUARTER)];
      for (let quarter = from; quarter < to; quarter++) bits[quarter] = (bits[quarter] ?? 0) | LOOK[look];
      if (to > top) labels[Math.max(from, top)] = label(span);
    }
  };
  // What comes later takes the place of what came before where both begin in the same quarter.
  mark('busy', busy?.calendar ?? [], () => 'Busy');
  mark('free', free, words);
  mark('extra', extra, (span) => `Also free ${words(span)}`);
  mark('blocked', blocked, (span) => (span.end - span.start === 1440 ? 'Day off' : 'Not free'));
  mark('skipped', busy?.skipped ?? [], () => 'No such time');
  mark('call', busy?.calls ?? [], () => 'Call');
  return { bits, labels };
}

function words({ start, end }: DaySpan): string {
  return `${timeOf(start)}-${timeOf(end)}`;
}

export function has(bits: number, look: Look): boolean {
  return (bits & LOOK[look]) !== 0;
}

/** Minutes of the week that are free and not taken on the dates that are shown, to the quarter. */
export function minutesLeft(week: readonly DayLooks[]): number {
  const taken = LOOK.busy | LOOK.call | LOOK.blocked | LOOK.skipped;
  const isLeft = (bits: number) => (bits & (LOOK.free | LOOK.extra)) !== 0 && (bits & taken) === 0;
  return week.reduce((sum, { bits }) => sum + bits.filter(isLeft).length * QUARTER, 0);
}

/** A quarter of all days, as two texts: a row is drawn again only when one of them differs. */
export type PackedRow = { readonly quarter: number; readonly looks: string; readonly labels: string };

export function packLooks(week: readonly DayLooks[], { from, to }: Rows): PackedRow[] {
  return Array.from({ length: to - from }, (_, index) => ({
    quarter: from + index,
    looks: week.map(({ bits }) => bits[from + index] ?? 0).join(';'),
    labels: week.map(({ labels }) => labels[from + index] ?? '').join(';'),
  }));
}
