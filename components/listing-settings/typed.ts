import type { FormState } from '@/lib/form-state';

/** What had been typed into a field of a form that came back, or what is saved. */
export function typed(state: FormState, field: string, saved: string): string {
  const value = state.values[field];
  return typeof value === 'string' ? value : saved;
}

/** The same for a group of boxes. A form that came back without the group had none ticked. */
export function ticked(state: FormState, field: string, saved: readonly string[]): readonly string[] {
  if (state.code === null || state.code === 'saved') return saved;
  return [state.values[field] ?? []].flat();
}
