import { Temporal } from 'temporal-polyfill';
import { type CallRules, NO_RULES } from '@/lib/domain/call-rules';
import type { AvailabilityAnswer } from './schema';
import { type DraftRules, WEEKDAYS, type WeekDraft } from './week-draft';

type Saved = Pick<AvailabilityAnswer, 'windows' | 'exceptions'> &
  Partial<Pick<AvailabilityAnswer, 'trips' | 'rules'>>;

/** The draft of what is saved. Days off that follow each other become one row; rules that ask for nothing are empty. */
export function draftOf({ windows, exceptions, trips = [], rules = NO_RULES }: Saved): WeekDraft {
  let nextId = 1;
  const days = WEEKDAYS.map((_, index) =>
    windows
      .filter((window) => window.weekday === index + 1)
      .map(({ start, end }) => ({ id: nextId++, start, end })),
  );
  const off = spans(exceptions.filter(isDayOff).map(({ date }) => date)).map((span) => ({
    id: nextId++,
    ...span,
  }));
  const dates = exceptions
    .filter((exception) => !isDayOff(exception))
    .map(({ date, kind, start, end }) => ({ id: nextId++, date, kind, start, end }));
  const away = trips.map(({ from, to, zone }) => ({ id: nextId++, from, to: to === from ? '' : to, zone }));
  return { days, off, dates, trips: away, rules: draftRules(rules), nextId };
}

function draftRules({ noticeHours, bufferMinutes, callsPerDay, callsPerWeek }: CallRules): DraftRules {
  const text = (value: number | null) => (value ? String(value) : '');
  return {
    noticeHours: text(noticeHours),
    bufferMinutes: text(bufferMinutes),
    callsPerDay: text(callsPerDay),
    callsPerWeek: text(callsPerWeek),
  };
}

/** Whether an exception is a whole day off. */
function isDayOff(exception: { kind: string; start: string; end: string }): boolean {
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
