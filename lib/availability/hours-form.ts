import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { clockTime } from './clock-times';
import { readDraft, rowField, windowField } from './draft-fields';
import { type AvailabilityInput, availabilityInput } from './schema';
import { minuteOf } from './typed-times';
import { type DraftDaysOff, type DraftRules, RULE_FIELDS, WEEKDAYS, type WeekDraft } from './week-draft';

/** More than a year at once is a slip of the hand. */
const LONGEST_DAYS_OFF = 366;
const QUARTER = 15;
const OFF_GRID = 'Use a quarter of an hour, like 09:15 or 09:30.';
const WHOLE_DAY = { start: '00:00', end: '24:00' } as const;

type Refuse = (field: string, message: string) => void;

/**
 * The form of a week as the use case takes it: windows, days off, hours of single dates, trips and rules. Each issue's
 * path is the name of the field that it is about. Rows that are left blank count as not there, and so does what is
 * blocked on a day that is off anyway.
 */
export const hoursForm = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((values, context): AvailabilityInput => {
    const refuse: Refuse = (field, message) => context.addIssue({ code: 'custom', path: [field], message });
    const draft = readDraft(values);
    const windows = windowRows(draft, refuse);
    const off = daysOff(draft, refuse);
    const dates = dateRows(draft, refuse).filter(({ kind, date }) => !(kind === 'blocked' && off.has(date)));
    const trips = tripRows(draft, refuse);
    const checked = availabilityInput.safeParse({
      windows: windows.map(({ field, ...window }) => window),
      exceptions: [
        ...dates.map(({ field, ...date }) => date),
        ...[...off].map((date) => ({ date, kind: 'blocked', ...WHOLE_DAY })),
      ],
      trips: trips.map(({ field, ...trip }) => trip),
      rules: rulesOf(draft.rules),
    });
    const rows: Record<string, readonly { readonly field: string }[]> = { windows, exceptions: dates, trips };
    const firstPart: Record<string, string> = { windows: 'start', exceptions: 'start', trips: 'from' };
    for (const { path, message } of checked.error?.issues ?? []) {
      const [list = '', index, part] = path.map(String);
      const row = rows[list]?.[Number(index)];
      if (list === 'rules') refuse(path.join('.'), message);
      else if (row) refuse(`${row.field}.${part ?? firstPart[list]}`, message);
      else refuse(list === 'exceptions' ? rowField('off', 0, 'from') : windowField(1, 0, 'start'), message);
    }
    return checked.data ?? z.NEVER;
  });

function windowRows(draft: WeekDraft, refuse: Refuse) {
  return WEEKDAYS.flatMap((day, at) =>
    (draft.days[at] ?? []).flatMap((row, index) => {
      if (row.start === '' && row.end === '') return [];
      const field = `d${at + 1}.${index}`;
      const range = readRange(row, field, `${day}: give`, refuse);
      return range ? [{ field, weekday: at + 1, ...range }] : [];
    }),
  );
}

function dateRows(draft: WeekDraft, refuse: Refuse) {
  return draft.dates.flatMap((row, index) => {
    if (row.date === '' && row.start === '' && row.end === '') return [];
    const field = `dates.${index}`;
    const date = plainDate(row.date);
    if (!date) refuse(`${field}.date`, 'Give the date, or remove the row.');
    const range = readRange(row, field, 'Give', refuse);
    return date && range ? [{ field, date: row.date, kind: row.kind, ...range }] : [];
  });
}

/** A range of quarters. @param ask the beginning of what is said where a time is missing */
function readRange(row: { start: string; end: string }, field: string, ask: string, refuse: Refuse) {
  const [from, to] = [minuteOf(row.start, 'start'), minuteOf(row.end, 'end')];
  if (from === null) refuse(`${field}.start`, `${ask} a time like 09:00, or remove the row.`);
  if (to === null) refuse(`${field}.end`, `${ask} a time like 17:30, or remove the row.`);
  if (from !== null && from % QUARTER !== 0) refuse(`${field}.start`, OFF_GRID);
  if (to !== null && to % QUARTER !== 0) refuse(`${field}.end`, OFF_GRID);
  if (from === null || to === null || from % QUARTER !== 0 || to % QUARTER !== 0) return null;
  return { start: clockTime(from), end: clockTime(to) };
}

/** Every date of every row. */
function daysOff(draft: WeekDraft, refuse: Refuse): Set<string> {
  const dates = new Set<string>();
  for (const [index, row] of draft.off.entries()) {
    if (row.from === '' && row.to === '') continue;
    const span = readDates(row, `off.${index}`, 'day off', refuse);
    if (!span) continue;
    const days = span.first.until(span.last).days;
    if (days >= LONGEST_DAYS_OFF) refuse(`off.${index}.to`, 'Take at most a year off in one row.');
    else for (let day = 0; day <= days; day++) dates.add(span.first.add({ days: day }).toString());
  }
  return new Set([...dates].sort());
}

function tripRows(draft: WeekDraft, refuse: Refuse) {
  return draft.trips.flatMap((row, index) => {
    if (row.from === '' && row.to === '' && row.zone === '') return [];
    const field = `trips.${index}`;
    const span = readDates(row, field, 'day away', refuse);
    if (row.zone === '') refuse(`${field}.zone`, 'Choose where you will be, or remove the row.');
    if (!span || row.zone === '') return [];
    return [{ field, from: span.first.toString(), to: span.last.toString(), zone: row.zone }];
  });
}

/** The first and last date of a row; no last date is one day. @param what is said of a day: "day off" */
function readDates(
  { from, to }: Pick<DraftDaysOff, 'from' | 'to'>,
  field: string,
  what: string,
  refuse: Refuse,
) {
  const first = plainDate(from);
  const last = to === '' ? first : plainDate(to);
  if (!first) refuse(`${field}.from`, `Give the first ${what}, or remove the row.`);
  else if (!last) refuse(`${field}.to`, 'Give a date, or leave it empty for a single day.');
  else if (Temporal.PlainDate.compare(last, first) < 0) {
    refuse(`${field}.to`, `The last ${what} comes before the first.`);
  } else return { first, last };
  return null;
}

function rulesOf(rules: DraftRules) {
  const number = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : -1); // refused, with its limits
  const entries = RULE_FIELDS.map((rule) => {
    const nothing = rule === 'callsPerDay' || rule === 'callsPerWeek' ? null : 0;
    return [rule, rules[rule] === '' ? nothing : number(rules[rule])];
  });
  return Object.fromEntries(entries);
}

function plainDate(text: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : null;
  } catch {
    return null;
  }
}
