import { actionWords } from '@/components/account/security/activity-words';

/**
 * The data of an audit row or an event in words: `{"rows":3,"since":null}` -> `rows 3`. What says nothing (null, no)
 * is left out; the others stand by name.
 * @param data an object, or one as JSON
 */
export function dataWords(data: unknown): string {
  const parsed: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  if (typeof parsed !== 'object' || parsed === null) return String(parsed ?? '');
  return Object.entries(parsed)
    .filter(([, value]) => value !== null && value !== false && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${wordsOf(value)}`)
    .join(', ');
}

const CODES = /^[a-z_]+(,[a-z_]+)+$/;

/** A list of codes names each of them once, with room to break the line between them. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string' && CODES.test(value)) return [...new Set(value.split(','))].join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What was done: of accounts in words, of everything else as it is stored. */
export function actionIn(action: string): string {
  return action.startsWith('account.') ? actionWords(action) : action;
}
