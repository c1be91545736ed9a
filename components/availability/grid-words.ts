import { timeOf } from '@/lib/availability/typed-times';
import { type DaySpan, type Paint, WEEKDAYS } from '@/lib/availability/week-draft';
import { formatList } from '@/lib/format';
import { has, type Look } from './grid-looks';
import { QUARTER } from './grid-places';

/** In this order they are read out. */
const TAKEN: readonly (readonly [Look, string])[] = [
  ['call', 'a call of yours'],
  ['busy', 'busy in your calendar'],
  ['blocked', 'marked not free'],
  ['extra', 'also free'],
  ['skipped', 'no such time'],
];

/** The name of a cell: `Tuesday 14:00 to 14:15, free`, and what is special on the date: `, on 24 Nov busy in your calendar`. */
export function cellName(day: number, quarter: number, bits: number, date: string): string {
  const time = `${timeOf(quarter * QUARTER)} to ${timeOf((quarter + 1) * QUARTER)}`;
  const special = TAKEN.filter(([look]) => has(bits, look)).map(([, words]) => words);
  const onDate = special.length > 0 ? `, on ${date} ${formatList(special)}` : '';
  return `${WEEKDAYS[day]} ${time}, ${has(bits, 'free') ? 'free' : 'not free'}${onDate}`;
}

type Stretch = DaySpan & { readonly weekdays: readonly number[] };

/** `Tuesday 14:00 to 16:30`, `Tuesday and Wednesday 14:00 to 16:30`, `Monday to Friday, 14:00 to 16:30`. */
export function stretchWords({ weekdays, start, end }: Stretch): string {
  const names = weekdays.map((weekday) => WEEKDAYS[weekday - 1] ?? '');
  const time = `${timeOf(start)} to ${timeOf(end)}`;
  return names.length > 2 ? `${names[0]} to ${names.at(-1)}, ${time}` : `${formatList(names)} ${time}`;
}

/** What painting did: `Tuesday 14:00 to 16:30 is free now.` */
export function paintWords(paint: Paint): string {
  const [verb, comma] = [paint.weekdays.length > 1 ? 'are' : 'is', paint.weekdays.length > 2 ? ',' : ''];
  return `${stretchWords(paint)}${comma} ${verb} ${paint.free ? 'free now' : 'not free any more'}.`;
}

/** After the first tap: `Thursday from 19:00: now tap where your free time ends.` */
export function beginWords({ weekdays, start }: Stretch, free: boolean): string {
  const day = WEEKDAYS[(weekdays[0] ?? 1) - 1];
  return `${day} from ${timeOf(start)}: now tap where ${free ? 'your free time' : 'the time to clear'} ends.`;
}
