import { minuteOf } from './typed-times';

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

/** Minutes of the week that complete windows cover; overlaps count twice, since they are refused anyway. */
export function minutesOpen(draft: WeekDraft): number {
  return draft.days.flat().reduce((total, { start, end }) => {
    const from = minuteOf(start, 'start');
    const to = minuteOf(end, 'end');
    return from === null || to === null || to <= from ? total : total + to - from;
  }, 0);
}
