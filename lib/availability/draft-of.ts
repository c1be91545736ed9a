import { Temporal } from 'temporal-polyfill';
import type { AvailabilityAnswer } from './schema';
import { WEEKDAYS, type WeekDraft } from './week-draft';

/** The draft of what is saved. Days off that follow each other become one row; other exceptions are left out. */
export function draftOf(saved: Pick<AvailabilityAnswer, 'windows' | 'exceptions'>): WeekDraft {
  let nextId = 1;
  const days = WEEKDAYS.map((_, index) =>
    saved.windows
      .filter((window) => window.weekday === index + 1)
      .map(({ start, end }) => ({ id: nextId++, start, end })),
  );
  const dates = saved.exceptions.filter(isDayOff).map(({ date }) => date);
  const off = spans(dates).map((span) => ({ id: nextId++, ...span }));
  return { days, off, nextId };
}

/** Whether an exception is a whole day off. The form of the week edits these, and keeps the others as they are. */
export function isDayOff(exception: { kind: string; start: string; end: string }): boolean {
  return exception.kind === 'blocked' && exception.start === '00:00' && exception.end === '24:00';
}

/** Joins dates that follow each other; `to` is empty for a single day. @param dates any order */
function spans(dates: readonly string[]): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (const date of [...dates].sort()) {
    const last = found.at(-1);
    if (last && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === date) last.to = date;
    else found.push({ from: date, to: date });
  }
  return found.map(({ from, to }) => ({ from, to: to === from ? '' : to }));
}
