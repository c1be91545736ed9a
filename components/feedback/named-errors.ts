import { STARS } from '@/lib/domain/feedback-structure';
import type { FormState } from '@/lib/form-state';
import { STAR_NAMES } from './star-names';

/**
 * The same answer of the form with each fault saying where it is, for the list above the form: beside the fields they
 * need not, and three times "Say what to do" tells nobody which.
 */
export function withNames(state: FormState): FormState {
  const fields = Object.entries(state.fields).map(([path, message]) => [path, named(path, message)] as const);
  return { ...state, fields: Object.fromEntries(fields) };
}

function named(path: string, message: string): string {
  const action = /^actions\.(\d)$/.exec(path)?.[1];
  const star = STARS.find((name) => path === `stars.${name}`);
  const name = action ? `Action ${Number(action) + 1}` : star && STAR_NAMES[star];
  return name ? `${name}: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
}
