import { minuteOf, timeOf } from './typed-times';
import { type DraftList, type WeekDraft, windowsOf } from './week-draft';
import { isWeekTemplate, WEEK_TEMPLATES, type WeekTemplate } from './week-templates';

/** What the buttons of the form do. Weekdays as in ISO 8601: Monday is 1. */
export type DraftStep =
  | { readonly kind: 'add'; readonly weekday: number }
  | { readonly kind: 'remove'; readonly weekday: number; readonly index: number }
  | { readonly kind: 'copy'; readonly weekday: number; readonly to: readonly number[] }
  | { readonly kind: 'template'; readonly name: WeekTemplate }
  | { readonly kind: 'add_row'; readonly list: DraftList }
  | { readonly kind: 'remove_row'; readonly list: DraftList; readonly index: number };

const LISTS: readonly string[] = ['off', 'dates', 'trips'] satisfies DraftList[];
const DAY_START = 9 * 60;
const DAY_END = 17 * 60;
const DAY_MINUTES = 1440;

/** The same draft after a button was pressed. */
export function applyStep(draft: WeekDraft, step: DraftStep): WeekDraft {
  let { nextId } = draft;
  const windowsFrom = (windows: readonly { start: string; end: string }[]) =>
    windows.map(({ start, end }) => ({ id: nextId++, start, end }));
  const mapDays = (
    change: (windows: WeekDraft['days'][number], weekday: number) => WeekDraft['days'][number],
  ) => draft.days.map((windows, day) => change(windows, day + 1));
  switch (step.kind) {
    case 'add': {
      const added = windowsFrom([nextWindow(windowsOf(draft, step.weekday))]);
      const days = mapDays((windows, day) => (day === step.weekday ? [...windows, ...added] : windows));
      return { ...draft, days, nextId };
    }
    case 'remove': {
      const days = mapDays((windows, day) =>
        day === step.weekday ? windows.filter((_, index) => index !== step.index) : windows,
      );
      return { ...draft, days };
    }
    case 'copy': {
      const copied = windowsOf(draft, step.weekday);
      const days = mapDays((windows, day) =>
        day !== step.weekday && step.to.includes(day) ? windowsFrom(copied) : windows,
      );
      return { ...draft, days, nextId };
    }
    case 'template': {
      const template: { days: readonly number[]; windows: readonly { start: string; end: string }[] } =
        WEEK_TEMPLATES[step.name];
      const days = mapDays((_, day) => (template.days.includes(day) ? windowsFrom(template.windows) : []));
      return { ...draft, days, nextId };
    }
    case 'add_row':
      return { ...withRow(draft, step.list), nextId: nextId + 1 };
    case 'remove_row':
      return { ...draft, [step.list]: draft[step.list].filter((_, index) => index !== step.index) };
  }
}

function withRow(draft: WeekDraft, list: DraftList): WeekDraft {
  const id = draft.nextId;
  switch (list) {
    case 'off':
      return { ...draft, off: [...draft.off, { id, from: '', to: '' }] };
    case 'dates':
      return { ...draft, dates: [...draft.dates, { id, date: '', kind: 'open', start: '', end: '' }] };
    case 'trips':
      return { ...draft, trips: [...draft.trips, { id, from: '', to: '', zone: '' }] };
  }
}

/**
 * A button's value, for the form without script: `add 1`, `remove 1 0`, `copy 1`, `template evenings`, `add_row off`,
 * `remove_row trips 0`.
 */
export function writeStep(step: DraftStep): string {
  switch (step.kind) {
    case 'add':
    case 'copy':
      return `${step.kind} ${step.weekday}`;
    case 'remove':
      return `remove ${step.weekday} ${step.index}`;
    case 'template':
      return `template ${step.name}`;
    case 'add_row':
      return `add_row ${step.list}`;
    case 'remove_row':
      return `remove_row ${step.list} ${step.index}`;
  }
}

/**
 * Reads a button's value.
 * @param copyTo which days are ticked beside a day's "Copy"
 * @returns null for a value that no button of the form has
 */
export function readStep(value: string, copyTo: (weekday: number) => readonly number[]): DraftStep | null {
  const [kind, first = '', second = ''] = value.split(' ');
  if (kind === 'template') return isWeekTemplate(first) ? { kind, name: first } : null;
  if (kind === 'add_row' && isList(first)) return { kind, list: first };
  if (kind === 'remove_row' && isList(first)) return { kind, list: first, index: Number(second) };
  const weekday = Number(first);
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return null;
  if (kind === 'add') return { kind, weekday };
  if (kind === 'remove') return { kind, weekday, index: Number(second) };
  return kind === 'copy' ? { kind, weekday, to: copyTo(weekday) } : null;
}

function isList(name: string): name is DraftList {
  return LISTS.includes(name);
}

/** What a new row begins with: the working day, or an hour after the last window ends; blank where nothing fits. */
function nextWindow(windows: readonly { end: string }[]): { start: string; end: string } {
  const ends = windows.map(({ end }) => minuteOf(end, 'end') ?? 0);
  if (windows.length === 0) return { start: timeOf(DAY_START), end: timeOf(DAY_END) };
  const start = Math.max(...ends) + 60;
  return start + 60 < DAY_MINUTES
    ? { start: timeOf(start), end: timeOf(Math.min(start + 120, DAY_MINUTES)) }
    : { start: '', end: '' };
}
