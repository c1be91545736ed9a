import { describe, expect, test } from 'vitest';
import { NO_RULES } from '@/lib/domain/call-rules';
import { fieldsOf, readDraft } from './draft-fields';
import { draftOf } from './draft-of';
import { applyStep, readStep, writeStep } from './draft-steps';
import { editedDraft } from './edited-draft';
import { hoursForm } from './hours-form';
import { minutesOpen, type WeekDraft } from './week-draft';

const EMPTY = draftOf({ windows: [], exceptions: [] });
const MONDAY = draftOf({
  windows: [
    { weekday: 1, start: '09:00', end: '12:00' },
    { weekday: 1, start: '20:00', end: '24:00' },
  ],
  exceptions: [],
});
const times = (draft: WeekDraft) => draft.days.map((day) => day.map(({ start, end }) => `${start}-${end}`));
const blocked = (date: string, start = '00:00', end = '24:00') => ({
  date,
  kind: 'blocked' as const,
  start,
  end,
});

/** What the form refuses, by the name of the field. */
function refused(fields: Record<string, string>): Record<string, string> {
  const issues = hoursForm.safeParse(fields).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('the draft of a week', () => {
  test('shows what is saved, with days off in a row as one', () => {
    const draft = draftOf({
      windows: [{ weekday: 7, start: '10:00', end: '24:00' }],
      exceptions: [
        ...['2026-12-31', '2027-01-01', '2027-01-02', '2027-02-10'].map((date) => blocked(date)),
        blocked('2026-12-24', '12:00', '13:00'),
      ],
    });
    expect(times(draft)[6]).toEqual(['10:00-24:00']);
    expect(draft.off.map(({ from, to }) => [from, to])).toEqual([
      ['2026-12-31', '2027-01-02'],
      ['2027-02-10', ''],
    ]);
  });

  test('survives the way through the fields of the form', () => {
    const draft = applyStep(applyStep(MONDAY, { kind: 'add_row', list: 'off' }), { kind: 'add', weekday: 3 });
    const back = readDraft(fieldsOf(draft));
    expect(times(back)).toEqual(times(draft));
    expect(back.off.map(({ from, to }) => [from, to])).toEqual([['', '']]);
    expect(new Set([...back.days.flat(), ...back.off].map(({ id }) => id)).size).toBe(4);
  });

  test('buttons add, remove and copy, with script and without', () => {
    const steps = [
      { kind: 'add', weekday: 3 },
      { kind: 'remove', weekday: 1, index: 0 },
      { kind: 'copy', weekday: 1, to: [1, 2, 5] },
      { kind: 'add_row', list: 'off' },
      { kind: 'remove_row', list: 'trips', index: 2 },
      { kind: 'template', name: 'lunch' },
    ] as const;
    for (const step of steps) expect(readStep(writeStep(step), () => [1, 2, 5])).toEqual(step);
    for (const wrong of ['', 'add', 'add 8', 'copy 0', 'save 1', 'add_row days', 'template toString'])
      expect(readStep(wrong, () => [])).toBeNull();

    expect(times(applyStep(EMPTY, { kind: 'add', weekday: 3 }))[2]).toEqual(['09:00-17:00']);
    expect(times(applyStep(MONDAY, { kind: 'remove', weekday: 1, index: 0 }))[0]).toEqual(['20:00-24:00']);
    const copied = applyStep(MONDAY, { kind: 'copy', weekday: 1, to: [1, 2, 5] });
    expect(times(copied).map((day) => day.length)).toEqual([2, 2, 0, 0, 2, 0, 0]);
    expect(new Set(copied.days.flat().map(({ id }) => id)).size).toBe(6);
  });

  test('a new row begins after the last, and is blank where the day is full', () => {
    const noon = draftOf({ windows: [{ weekday: 1, start: '09:00', end: '12:00' }], exceptions: [] });
    expect(times(applyStep(noon, { kind: 'add', weekday: 1 }))[0]).toEqual(['09:00-12:00', '13:00-15:00']);
    expect(times(applyStep(MONDAY, { kind: 'add', weekday: 1 }))[0]?.at(-1)).toBe('-');
  });

  test('counts the hours of complete rows', () => {
    expect(minutesOpen(MONDAY)).toBe(7 * 60);
    expect(minutesOpen(applyStep(MONDAY, { kind: 'add', weekday: 1 }))).toBe(7 * 60);
  });
});

describe('the form of a week', () => {
  test('gives windows and days off; blank rows are not there; midnight ends a day', () => {
    const parsed = hoursForm.parse({
      'd1.0.start': '09:00',
      'd1.0.end': '12:00',
      'd1.1.start': '',
      'd1.1.end': '',
      'd7.3.start': '00:00',
      'd7.3.end': '00:00',
      'off.0.from': '2026-12-30',
      'off.0.to': '2027-01-01',
      'off.1.from': '2027-01-01',
      'off.1.to': '',
      op: 'save',
    });
    expect(parsed).toEqual({
      windows: [
        { weekday: 1, start: '09:00', end: '12:00' },
        { weekday: 7, start: '00:00', end: '24:00' },
      ],
      exceptions: ['2026-12-30', '2026-12-31', '2027-01-01'].map((date) => blocked(date)),
      trips: [],
      rules: NO_RULES,
    });
  });

  test('gives hours of single dates, less what a day off covers, and trips and rules', () => {
    const parsed = hoursForm.parse({
      'off.0.from': '2027-03-02',
      'off.0.to': '',
      'dates.0.date': '2027-03-01',
      'dates.0.kind': 'blocked',
      'dates.0.start': '12',
      'dates.0.end': '1pm',
      'dates.1.date': '2027-03-02',
      'dates.1.kind': 'blocked',
      'dates.1.start': '12:00',
      'dates.1.end': '13:00',
      'dates.2.date': '2027-03-02',
      'dates.2.kind': 'open',
      'dates.2.start': '18:00',
      'dates.2.end': '20:00',
      'dates.3.kind': 'open',
      'trips.0.from': '2027-04-01',
      'trips.0.zone': 'Asia/Tokyo',
      'trips.1.zone': '',
      'rules.noticeHours': '48',
      'rules.callsPerDay': '2',
    });
    expect(parsed.exceptions).toEqual([
      blocked('2027-03-01', '12:00', '13:00'),
      { ...blocked('2027-03-02', '18:00', '20:00'), kind: 'open' },
      blocked('2027-03-02'),
    ]);
    expect(parsed.trips).toEqual([{ from: '2027-04-01', to: '2027-04-01', zone: 'Asia/Tokyo' }]);
    expect(parsed.rules).toEqual({ noticeHours: 48, bufferMinutes: 0, callsPerDay: 2, callsPerWeek: null });
  });

  test('names what is wrong with dates, trips and rules', () => {
    expect(
      refused({
        'dates.0.date': '',
        'dates.0.start': '09:00',
        'dates.0.end': '10:10',
        'dates.2.date': '2027-03-01',
        'dates.2.start': '09:00',
        'dates.2.end': '11:00',
        'dates.5.date': '2027-03-01',
        'dates.5.start': '10:00',
        'dates.5.end': '12:00',
        'trips.0.from': '2027-04-01',
        'trips.0.to': '2027-04-05',
        'trips.0.zone': 'Asia/Tokyo',
        'trips.1.from': '2027-04-05',
        'trips.1.zone': 'UTC',
        'trips.2.from': '2027-05-05',
      }),
    ).toMatchObject({
      'dates.0.date': 'Give the date, or remove the row.',
      'dates.0.end': 'Use a quarter of an hour, like 09:15 or 09:30.',
      'dates.2.start': 'Overlaps another that ends at 11:00.',
      'trips.1.from': 'Shares a day with another trip, which ends on 2027-04-05.',
      'trips.2.zone': 'Choose where you will be, or remove the row.',
    });
    expect(refused({ 'rules.bufferMinutes': 'many', 'rules.callsPerDay': '0' })).toEqual({
      'rules.bufferMinutes': expect.any(String),
      'rules.callsPerDay': 'Use a whole number from 1 to 24.',
    });
  });

  test('names the field that is wrong', () => {
    expect(
      refused({
        'd1.0.start': '09:00',
        'd1.0.end': '08:00',
        'd2.0.start': '',
        'd2.0.end': '10:00',
        'd3.0.start': '09:10',
        'd3.0.end': '10:00',
        'd5.0.start': '09:00',
        'd5.0.end': '11:00',
        'd5.1.start': '10:00',
        'd5.1.end': '12:00',
      }),
    ).toEqual({
      'd1.0.end': 'End after the start.',
      'd2.0.start': 'Tuesday: give a time like 09:00, or remove the row.',
      'd3.0.start': 'Use a quarter of an hour, like 09:15 or 09:30.',
      'd5.1.start': 'Overlaps another that ends at 11:00.',
    });
  });

  test('days off are dates, in their order, and not for ever', () => {
    const off = (from: string, to: string) => Object.keys(refused({ 'off.0.from': from, 'off.0.to': to }));
    expect(off('2026-12-24', '2026-12-24')).toEqual([]);
    expect(off('2026-02-30', '')).toEqual(['off.0.from']);
    expect(off('', '2026-12-24')).toEqual(['off.0.from']);
    expect(off('2026-12-24', 'soon')).toEqual(['off.0.to']);
    expect(off('2026-12-24', '2026-12-23')).toEqual(['off.0.to']);
    expect(off('2026-12-24', '2027-12-25')).toEqual(['off.0.to']);
  });
});

test('a press on a button of the form, which comes without script, changes the draft', () => {
  const form = new FormData();
  form.set('d2.0.start', '10:00');
  form.set('d2.0.end', '11:00');
  form.set('op', 'copy 2');
  form.append('copy2', '3');
  form.append('copy2', '4');
  expect(editedDraft(form)).toMatchObject({
    code: 'edited',
    values: { 'd2.0.start': '10:00', 'd3.0.start': '10:00', 'd4.0.end': '11:00' },
  });
  form.delete('op');
  expect(editedDraft(form)).toBeNull();
});

test('a press can be undone without script, and a broken past does no harm', () => {
  const form = new FormData();
  form.set('d2.0.start', '10:00');
  form.set('d2.0.end', '11:00');
  form.set('rules.callsPerDay', '3');
  form.set('op', 'template weekends');
  const { values } = editedDraft(form) ?? expect.fail('nothing was changed');
  expect(values).toMatchObject({ 'd6.0.start': '10:00', 'rules.callsPerDay': '3' });
  expect(values).not.toHaveProperty(['d2.0.start']);
  const next = new FormData();
  for (const [name, value] of Object.entries(values)) next.set(name, String(value));
  next.set('op', 'undo');
  const undone = editedDraft(next)?.values;
  expect(undone).toMatchObject({ 'd2.0.start': '10:00', 'd2.0.end': '11:00', 'rules.callsPerDay': '3' });
  expect(undone).not.toHaveProperty(['d6.0.start']);
  for (const broken of ['', '{', '[1]', 'null', '{"d1.0.start": 5}']) {
    next.set('before', broken);
    expect(editedDraft(next)?.code, broken).toBe('edited');
  }
});
