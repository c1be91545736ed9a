import { type DaySpan, spansOf, type WeekDraft } from './week-draft';

/** What a draft says of one date beside its week: also free, and not free. Minutes after midnight. */
export type DraftDateHours = { readonly extra: readonly DaySpan[]; readonly blocked: readonly DaySpan[] };

const WHOLE_DAY: DaySpan = { start: 0, end: 1440 };

/** Dated hours and days off of a draft that fall on a date; rows that are not complete count as not there. */
export function hoursOfDate(draft: WeekDraft, date: string): DraftDateHours {
  const isOff = draft.off.some(({ from, to }) => from !== '' && from <= date && date <= (to || from));
  const rows = (kind: string) => spansOf(draft.dates.filter((row) => row.date === date && row.kind === kind));
  return { extra: rows('open'), blocked: isOff ? [WHOLE_DAY] : rows('blocked') };
}
