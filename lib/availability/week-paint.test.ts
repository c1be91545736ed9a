import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, readDraft } from './draft-fields';
import { draftOf } from './draft-of';
import { hoursForm } from './hours-form';
import { type DraftWindow, type Paint, paint, spansOf, type WeekDraft, windowsOf } from './week-draft';

const DAY = 1440;
const EMPTY = draftOf({ windows: [], exceptions: [] });

/** The same week as one bit for each minute: slow, and too simple to be wrong. */
type Minutes = Uint8Array[];
const noMinutes = (): Minutes => Array.from({ length: 7 }, () => new Uint8Array(DAY));
/** In a text for each day, which is compared much faster. */
const written = (week: Minutes) => week.map((day) => day.join(''));

function paintMinutes(week: Minutes, { weekdays, start, end, free }: Paint): void {
  for (const weekday of weekdays) week[weekday - 1]?.fill(free ? 1 : 0, start, end);
}

/** Read from what the form would send, so that nothing of the painting itself is used to look at it. */
function minutesOf(draft: WeekDraft): Minutes {
  const week = noMinutes();
  for (const { weekday, start, end } of hoursForm.parse(fieldsOf(draft)).windows) {
    const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    week[weekday - 1]?.fill(1, minute(start), minute(end));
  }
  return week;
}

const paints = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 95 }),
    quarters: fc.integer({ min: 1, max: 96 }),
    free: fc.boolean(),
  })
  .map(({ weekdays, from, quarters, free }) => {
    const end = Math.min(DAY, (from + quarters) * 15);
    return { weekdays, start: from * 15, end, free };
  });

describe('painting', () => {
  test('changes exactly the minutes that were painted, and what is saved is always valid', () => {
    fc.assert(
      fc.property(fc.array(paints, { maxLength: 12 }), (steps) => {
        const week = noMinutes();
        let draft = EMPTY;
        for (const step of steps) {
          paintMinutes(week, step);
          draft = paint(draft, step);
        }
        expect(written(minutesOf(draft))).toEqual(written(week));
        const ids = draft.days.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('leaves as few rows as there can be: none touches the next, and they stand in order', () => {
    fc.assert(
      fc.property(fc.array(paints, { maxLength: 12 }), (steps) => {
        for (const windows of steps.reduce(paint, EMPTY).days) {
          const spans = windows.map(({ start, end }) => spansOf([{ id: 0, start, end }])[0]);
          for (const [index, span] of spans.entries()) {
            expect(span?.start).toBeGreaterThan(spans[index - 1]?.end ?? -1);
          }
        }
      }),
    );
  });

  test('the same twice is the same once, and clearing what was painted on empty time leaves what was there', () => {
    fc.assert(
      fc.property(fc.array(paints, { maxLength: 6 }), paints, (steps, last) => {
        const before = paint(steps.reduce(paint, EMPTY), { ...last, free: false });
        const painted = paint(before, { ...last, free: true });
        expect(paint(painted, { ...last, free: true }).days).toEqual(painted.days);
        const cleared = paint(painted, { ...last, free: false });
        expect(written(minutesOf(cleared))).toEqual(written(minutesOf(before)));
      }),
    );
  });

  test('other days, dates and rules stay the very same', () => {
    const draft = draftOf({
      windows: [{ weekday: 2, start: '09:00', end: '12:00' }],
      exceptions: [{ date: '2026-12-24', kind: 'blocked', start: '00:00', end: '24:00' }],
    });
    const painted = paint(draft, { weekdays: [5], start: 600, end: 660, free: true });
    expect(windowsOf(painted, 2)).toBe(windowsOf(draft, 2));
    expect({ ...painted, days: [], nextId: 0 }).toEqual({ ...draft, days: [], nextId: 0 });
  });
});

describe('painting over typed rows', () => {
  const typed = (...rows: [string, string][]): WeekDraft => {
    const windows: DraftWindow[] = rows.map(([start, end], index) => ({ id: index + 1, start, end }));
    return { ...EMPTY, days: [windows, [], [], [], [], [], []], nextId: rows.length + 1 };
  };
  const monday = (draft: WeekDraft) => windowsOf(draft, 1).map(({ start, end }) => `${start}-${end}`);

  test('what is not complete stays; what says the same stays as it was typed', () => {
    const draft = typed(['9', '10.30'], ['', '17:00'], ['soon', ''], ['18:00', '17:00']);
    const painted = paint(draft, { weekdays: [1], start: 720, end: 780, free: true });
    expect(monday(painted)).toEqual(['9-10.30', '12:00-13:00', '-17:00', 'soon-', '18:00-17:00']);
    expect(windowsOf(painted, 1)[0]).toBe(windowsOf(draft, 1)[0]);
    expect(monday(paint(painted, { weekdays: [1], start: 0, end: DAY, free: false }))).toEqual([
      '-17:00',
      'soon-',
      '18:00-17:00',
    ]);
  });

  test('rows that overlap or are off the quarters become the time that they cover', () => {
    const draft = typed(['09:10', '11:00'], ['10:00', '12:00'], ['12:00', '13:00']);
    expect(monday(paint(draft, { weekdays: [1], start: 600, end: 615, free: false }))).toEqual([
      '09:10-10:00',
      '10:15-13:00',
    ]);
  });

  test('until midnight is until 24:00, and the day after begins at 00:00', () => {
    const late = paint(EMPTY, { weekdays: [1, 2], start: 1320, end: DAY, free: true });
    const night = paint(late, { weekdays: [2], start: 0, end: 60, free: true });
    expect(night.days.slice(0, 2).map((day) => day.map(({ start, end }) => `${start}-${end}`))).toEqual([
      ['22:00-24:00'],
      ['00:00-01:00', '22:00-24:00'],
    ]);
    expect(readDraft(fieldsOf(night)).days.map((day) => day.length)).toEqual([1, 2, 0, 0, 0, 0, 0]);
  });
});
