import { type DraftList, RULE_FIELDS, type RuleField, WEEKDAYS, type WeekDraft } from './week-draft';

/** The fields of the form of a week: their names, which are their ids too, and the way between them and a draft. */

/** The name of a field of the `index`th window of a day. */
export function windowField(weekday: number, index: number, end: 'start' | 'end'): string {
  return `d${weekday}.${index}.${end}`;
}

/** The name of a field of the `index`th row of a list: days off, single dates, trips. */
export function rowField(list: DraftList, index: number, part: string): string {
  return `${list}.${index}.${part}`;
}

export function ruleField(rule: RuleField): string {
  return `rules.${rule}`;
}

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Reads the form's fields back into a draft. Fields of other names are ignored, and rows stand in order. */
export function readDraft(values: Values): WeekDraft {
  let nextId = 1;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : (value?.[0] ?? '');
  };
  const rows = <Row>(prefix: string, read: (part: (name: string) => string) => Row) => {
    const indices = Object.keys(values)
      .map((name) => new RegExp(`^${prefix}\\.(\\d{1,3})\\.`).exec(name)?.[1])
      .filter((index) => index !== undefined)
      .map(Number);
    return [...new Set(indices)]
      .sort((a, b) => a - b)
      .map((index) => ({ id: nextId++, ...read((part) => text(`${prefix}.${index}.${part}`)) }));
  };
  const range = (part: (name: string) => string) => ({ start: part('start'), end: part('end') });
  const dates = (part: (name: string) => string) => ({ from: part('from'), to: part('to') });
  const draft = {
    days: WEEKDAYS.map((_, day) => rows(`d${day + 1}`, range)),
    off: rows('off', dates),
    dates: rows('dates', (part) => ({ date: part('date'), kind: part('kind') || 'open', ...range(part) })),
    trips: rows('trips', (part) => ({ ...dates(part), zone: part('zone') })),
    rules: {
      noticeHours: text(ruleField('noticeHours')),
      bufferMinutes: text(ruleField('bufferMinutes')),
      callsPerDay: text(ruleField('callsPerDay')),
      callsPerWeek: text(ruleField('callsPerWeek')),
    },
  };
  return { ...draft, nextId };
}

/** The form's fields of a draft: what `readDraft` reads. */
export function fieldsOf(draft: WeekDraft): Record<string, string> {
  const fields: Record<string, string> = {};
  const write = (prefix: string, rows: readonly ({ readonly id: number } & object)[]) => {
    for (const [index, { id: _, ...parts }] of rows.entries()) {
      for (const [part, value] of Object.entries(parts)) fields[`${prefix}.${index}.${part}`] = String(value);
    }
  };
  for (const [day, windows] of draft.days.entries()) write(`d${day + 1}`, windows);
  write('off', draft.off);
  write('dates', draft.dates);
  write('trips', draft.trips);
  for (const rule of RULE_FIELDS) fields[ruleField(rule)] = draft.rules[rule];
  return fields;
}
