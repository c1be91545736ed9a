import { minuteOf, timeOf } from './typed-times';

/** Times as they are typed: `09:00`, or not yet readable, or empty. `minuteOf` reads them. */
export type DraftWindow = { readonly id: number; readonly start: string; readonly end: string };
/** Whole days off, both included, as `<input type="date">` holds them; an empty `to` is one day. */
export type DraftDaysOff = { readonly id: number; readonly from: string; readonly to: string };

/** A week of hours while it is edited: it may be incomplete or wrong, and nothing of it is lost. */
export type WeekDraft = {
  /** Monday first, seven entries. */
  readonly days: readonly (readonly DraftWindow[])[];
  readonly off: readonly DraftDaysOff[];
  /** Given to the next row; rows keep theirs, whatever happens around them. */
  readonly nextId: number;
};

/** What the buttons of the form do. Weekdays as in ISO 8601: Monday is 1. */
export type DraftStep =
  | { readonly kind: 'add'; readonly weekday: number }
  | { readonly kind: 'remove'; readonly weekday: number; readonly index: number }
  | { readonly kind: 'copy'; readonly weekday: number; readonly to: readonly number[] }
  | { readonly kind: 'add_off' }
  | { readonly kind: 'remove_off'; readonly index: number };

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const DAY_START = 9 * 60;
const DAY_END = 17 * 60;
const DAY_MINUTES = 1440;

/** Reads the form's fields back into a draft. Fields of other names are ignored. */
export function readDraft(values: Readonly<Record<string, string | readonly string[]>>): WeekDraft {
  let nextId = 1;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : (value?.[0] ?? '');
  };
  const indices = (prefix: string) =>
    Object.keys(values)
      .map((name) => new RegExp(`^${prefix}\\.(\\d{1,3})\\.`).exec(name)?.[1])
      .filter((index) => index !== undefined)
      .map(Number);
  const rows = (prefix: string) => [...new Set(indices(prefix))].sort((a, b) => a - b);
  const days = WEEKDAYS.map((_, day) =>
    rows(`d${day + 1}`).map((index) => ({
      id: nextId++,
      start: text(windowField(day + 1, index, 'start')),
      end: text(windowField(day + 1, index, 'end')),
    })),
  );
  const off = rows('off').map((index) => ({
    id: nextId++,
    from: text(offField(index, 'from')),
    to: text(offField(index, 'to')),
  }));
  return { days, off, nextId };
}

/** The form's fields of a draft: what `readDraft` reads. */
export function fieldsOf(draft: WeekDraft): Record<string, string> {
  const fields: Record<string, string> = {};
  draft.days.forEach((windows, day) => {
    windows.forEach(({ start, end }, index) => {
      fields[windowField(day + 1, index, 'start')] = start;
      fields[windowField(day + 1, index, 'end')] = end;
    });
  });
  draft.off.forEach(({ from, to }, index) => {
    fields[offField(index, 'from')] = from;
    fields[offField(index, 'to')] = to;
  });
  return fields;
}

/** The name and id of a field of the `index`th window of a day. */
export function windowField(weekday: number, index: number, end: 'start' | 'end'): string {
  return `d${weekday}.${index}.${end}`;
}

/** The name and id of a field of the `index`th row of days off. */
export function offField(index: number, end: 'from' | 'to'): string {
  return `off.${index}.${end}`;
}

/** The same draft after a button was pressed. */
export function applyStep(draft: WeekDraft, step: DraftStep): WeekDraft {
  switch (step.kind) {
    case 'add': {
      const window = { id: draft.nextId, ...nextWindow(windowsOf(draft, step.weekday)) };
      return {
        ...withDay(draft, step.weekday, [...windowsOf(draft, step.weekday), window]),
        nextId: draft.nextId + 1,
      };
    }
    case 'remove':
      return withDay(
        draft,
        step.weekday,
        windowsOf(draft, step.weekday).filter((_, index) => index !== step.index),
      );
    case 'copy': {
      let { nextId } = draft;
      const copied = windowsOf(draft, step.weekday);
      const days = draft.days.map((windows, day) =>
        day + 1 !== step.weekday && step.to.includes(day + 1)
          ? copied.map(({ start, end }) => ({ id: nextId++, start, end }))
          : windows,
      );
      return { ...draft, days, nextId };
    }
    case 'add_off':
      return {
        ...draft,
        off: [...draft.off, { id: draft.nextId, from: '', to: '' }],
        nextId: draft.nextId + 1,
      };
    case 'remove_off':
      return { ...draft, off: draft.off.filter((_, index) => index !== step.index) };
  }
}

/** A button's value, for the form without script: `add 1`, `remove 1 0`, `copy 1`, `add_off`, `remove_off 0`. */
export function writeStep(step: DraftStep): string {
  if (step.kind === 'add' || step.kind === 'copy') return `${step.kind} ${step.weekday}`;
  if (step.kind === 'remove') return `remove ${step.weekday} ${step.index}`;
  return step.kind === 'add_off' ? step.kind : `remove_off ${step.index}`;
}

/**
 * Reads a button's value.
 * @param copyTo which days are ticked beside a day's "Copy"
 * @returns null for a value that no button of the form has
 */
export function readStep(value: string, copyTo: (weekday: number) => readonly number[]): DraftStep | null {
  const [kind, first = '', second = ''] = value.split(' ');
  const weekday = Number(first);
  if (kind === 'add_off') return { kind };
  if (kind === 'remove_off') return { kind, index: weekday };
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return null;
  if (kind === 'add') return { kind, weekday };
  if (kind === 'remove') return { kind, weekday, index: Number(second) };
  return kind === 'copy' ? { kind, weekday, to: copyTo(weekday) } : null;
}

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

function withDay(draft: WeekDraft, weekday: number, windows: readonly DraftWindow[]): WeekDraft {
  return { ...draft, days: draft.days.map((each, day) => (day + 1 === weekday ? windows : each)) };
}

/** What a new row begins with: the working day, or an hour after the last window ends; blank where nothing fits. */
function nextWindow(windows: readonly DraftWindow[]): { start: string; end: string } {
  const ends = windows.map(({ end }) => minuteOf(end, 'end') ?? 0);
  if (windows.length === 0) return { start: timeOf(DAY_START), end: timeOf(DAY_END) };
  const start = Math.max(...ends) + 60;
  return start + 60 < DAY_MINUTES
    ? { start: timeOf(start), end: timeOf(Math.min(start + 120, DAY_MINUTES)) }
    : { start: '', end: '' };
}
