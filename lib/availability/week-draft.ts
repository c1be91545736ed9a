import { minuteOf, timeOf } from './typed-times';

/** Times as they are typed: `09:00`, or not yet readable, or empty. `minuteOf` reads them. */
export type DraftWindow = { readonly id: number; readonly start: string; readonly end: string };
/** Whole days off, both included, as `<input type="date">` holds them; an empty `to` is one day. */
export type DraftDaysOff = { readonly id: number; readonly from: string; readonly to: string };
/** Hours of a single date: more (`open`) or fewer (`blocked`) than the week says. */
export type DraftDate = DraftWindow & { readonly date: string; readonly kind: string };
/** Days in another zone, both included; an empty `to` is one day. */
export type DraftTrip = DraftDaysOff & { readonly zone: string };

/** The rules, as their fields hold them: whole numbers, or empty for what asks for nothing. */
export const RULE_FIELDS = ['noticeHours', 'bufferMinutes', 'callsPerDay', 'callsPerWeek'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];
export type DraftRules = Readonly<Record<RuleField, string>>;

/** A week of hours, and what belongs to it, while it is edited: it may be incomplete or wrong, and nothing is lost. */
export type WeekDraft = {
  /** Monday first, seven entries. */
  readonly days: readonly (readonly DraftWindow[])[];
  readonly off: readonly DraftDaysOff[];
  readonly dates: readonly DraftDate[];
  readonly trips: readonly DraftTrip[];
  readonly rules: DraftRules;
  /** Given to the next row; rows keep theirs, whatever happens around them. */
  readonly nextId: number;
};

/** The lists of a draft that stand beside the week. */
export type DraftList = 'off' | 'dates' | 'trips';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The windows of a day. */
export function windowsOf(draft: WeekDraft, weekday: number): readonly DraftWindow[] {
  return draft.days[weekday - 1] ?? [];
}

/** From `start` to `end` (exclusive), in minutes after a day's midnight. */
export type DaySpan = { readonly start: number; readonly end: number };

/** The time of day that complete windows cover: in order, what overlaps or touches joined. Others are left out. */
export function spansOf(windows: readonly DraftWindow[]): DaySpan[] {
  const spans = windows.flatMap((window) => spanOf(window) ?? []).sort((a, b) => a.start - b.start);
  const joined: DaySpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else joined.push(span);
  }
  return joined;
}

/** The same stretch of time on some days of the week, to be free or not. Weekdays as in ISO 8601. */
export type Paint = DaySpan & { readonly weekdays: readonly number[]; readonly free: boolean };

/**
 * The draft after a stretch was painted: on these days exactly its minutes have changed. Rows that are not complete
 * stay as they are, at the end of their day, since what is half typed is not thrown away; rows that still say the
 * same keep their id and how they were typed.
 */
export function paint(draft: WeekDraft, { weekdays, start, end, free }: Paint): WeekDraft {
  let { nextId } = draft;
  const days = draft.days.map((windows, day) => {
    if (!weekdays.includes(day + 1)) return windows;
    const spans = free ? spansWith(windows, { start, end }) : spansWithout(windows, { start, end });
    const painted = spans.map(
      (span) =>
        windows.find((window) => isSame(spanOf(window), span)) ?? {
          id: nextId++,
          start: timeOf(span.start),
          end: timeOf(span.end),
        },
    );
    return [...painted, ...windows.filter((window) => spanOf(window) === null)];
  });
  return { ...draft, days, nextId };
}

function spansWith(windows: readonly DraftWindow[], { start, end }: DaySpan): DaySpan[] {
  return spansOf([...windows, { id: 0, start: timeOf(start), end: timeOf(end) }]);
}

function spansWithout(windows: readonly DraftWindow[], hole: DaySpan): DaySpan[] {
  return spansOf(windows)
    .flatMap(({ start, end }) => [
      { start, end: Math.min(end, hole.start) },
      { start: Math.max(start, hole.end), end },
    ])
    .filter(({ start, end }) => start < end);
}

/** @returns null for a window that is not complete, or ends before it starts */
function spanOf(window: DraftWindow): DaySpan | null {
  const start = minuteOf(window.start, 'start');
  const end = minuteOf(window.end, 'end');
  return start === null || end === null || end <= start ? null : { start, end };
}

function isSame(a: DaySpan | null, b: DaySpan): boolean {
  return a !== null && a.start === b.start && a.end === b.end;
}

/** Minutes of the week that complete windows cover; overlaps count twice, since they are refused anyway. */
export function minutesOpen(draft: WeekDraft): number {
  return draft.days.flat().reduce((total, window) => {
    const span = spanOf(window);
    return span ? total + span.end - span.start : total;
  }, 0);
}
