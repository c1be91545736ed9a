import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { applyStep, fieldsOf, readDraft, readStep } from './week-draft';

/**
 * What a press on one of the form's buttons makes of it, which without script arrives as `op`: the changed draft, in
 * the form's fields.
 * @returns null where the form was sent to be saved
 */
export function editedDraft(form: FormData): FormState | null {
  const op = String(form.get('op') ?? '');
  const step = readStep(op, (weekday) => form.getAll(`copy${weekday}`).map(Number));
  if (!step) return null;
  const draft = readDraft(Object.fromEntries([...form].filter(isText)));
  return { ...EMPTY_FORM, code: 'edited', values: fieldsOf(applyStep(draft, step)) };
}

function isText(entry: [string, FormDataEntryValue]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
