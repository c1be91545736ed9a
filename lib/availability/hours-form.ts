import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime } from './clock-times';
import { type AvailabilityInput, availabilityInput } from './schema';
import { minuteOf } from './typed-times';
import { offField, readDraft, WEEKDAYS, type WeekDraft, windowField } from './week-draft';

/** More than a year at once is a slip of the hand. */
const LONGEST_DAYS_OFF = 366;

/**
 * The form of a week as the use case takes it: windows, and whole days off. Each issue's path is the name of the
 * field that it is about. Rows that are left blank count as not there.
 */
export const hoursForm = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((values, context): AvailabilityInput => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    const draft = readDraft(values);
    const rows = windowRows(draft, refuse);
    const input = {
      windows: rows.map(({ field, ...window }) => window),
      exceptions: daysOff(draft, refuse).map((date) => ({ date, kind: 'blocked' as const, ...WHOLE_DAY })),
    };
    const checked = availabilityInput.safeParse(input);
    for (const { path, message } of checked.error?.issues ?? []) {
      const [list, index, end] = path;
      const row = list === 'windows' ? rows[Number(index)] : undefined;
      if (row) refuse(`${row.field}.${end === 'end' ? 'end' : 'start'}`, message);
      else refuse(list === 'exceptions' ? offField(0, 'from') : windowField(1, 0, 'start'), message);
    }
    return checked.data ?? z.NEVER;
  });

const QUARTER = 15;
const OFF_GRID = 'Use a quarter of an hour, like 09:15 or 09:30.';
const WHOLE_DAY = { start: '00:00', end: '24:00' } as const;

type Refuse = (field: string, message: string) => void;

function windowRows(draft: WeekDraft, refuse: Refuse) {
  return WEEKDAYS.flatMap((day, at) =>
    (draft.days[at] ?? []).flatMap(({ start, end }, index) => {
      if (start === '' && end === '') return [];
      const field = `d${at + 1}.${index}`;
      const [from, to] = [minuteOf(start, 'start'), minuteOf(end, 'end')];
      if (from === null) refuse(`${field}.start`, `${day}: give a time like 09:00, or remove the row.`);
      if (to === null) refuse(`${field}.end`, `${day}: give a time like 17:30, or remove the row.`);
      if (from !== null && from % QUARTER !== 0) refuse(`${field}.start`, OFF_GRID);
      if (to !== null && to % QUARTER !== 0) refuse(`${field}.end`, OFF_GRID);
      if (from === null || to === null || from % QUARTER !== 0 || to % QUARTER !== 0) return [];
      return [{ field, weekday: at + 1, start: clockTime(from), end: clockTime(to) }];
    }),
  );
}

/** Every date of every row, each once. */
function daysOff(draft: WeekDraft, refuse: Refuse): string[] {
  const dates = new Set<string>();
  for (const [index, { from, to }] of draft.off.entries()) {
    if (from === '' && to === '') continue;
    const first = plainDate(from);
    const last = to === '' ? first : plainDate(to);
    const days = first && last ? first.until(last).days : 0;
    if (!first) refuse(offField(index, 'from'), 'Give the first day off, or remove the row.');
    else if (!last) refuse(offField(index, 'to'), 'Give a date, or leave it empty for a single day.');
    else if (days < 0) refuse(offField(index, 'to'), 'The last day off comes before the first.');
    else if (days >= LONGEST_DAYS_OFF) refuse(offField(index, 'to'), 'Take at most a year off in one row.');
    else for (let day = 0; day <= days; day++) dates.add(first.add({ days: day }).toString());
  }
  return [...dates].sort();
}

function plainDate(text: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : null;
  } catch {
    return null;
  }
}
