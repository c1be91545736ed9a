import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { fieldsOf, readDraft } from './draft-fields';
import { applyStep, readStep } from './draft-steps';
import type { WeekDraft } from './week-draft';

/** The field that carries the draft from before the last press, and the value of the button that goes back to it. */
export const BEFORE_FIELD = 'before';
export const UNDO = 'undo';
const MAX_BEFORE = 100_000;

/** A draft in one field. */
export function packDraft(draft: WeekDraft | null): string {
  return draft ? JSON.stringify(fieldsOf(draft)) : '';
}

/** @returns null where the field holds no draft */
export function unpackDraft(packed: string): WeekDraft | null {
  if (packed === '' || packed.length > MAX_BEFORE) return null;
  try {
    const fields: unknown = JSON.parse(packed);
    if (typeof fields !== 'object' || fields === null) return null;
    return readDraft(Object.fromEntries(Object.entries(fields).filter(isText)));
  } catch {
    return null;
  }
}

/**
 * What a press on one of the form's buttons makes of it, which without script arrives as `op`: the changed draft, in
 * the form's fields, with the one before it, to undo.
 * @returns null where the form was sent to be saved
 */
export function editedDraft(form: FormData): FormState | null {
  const op = String(form.get('op') ?? '');
  const fields = Object.fromEntries([...form].filter(isText));
  if (op === UNDO) {
    const before = unpackDraft(fields[BEFORE_FIELD] ?? '') ?? readDraft(fields);
    return { ...EMPTY_FORM, code: 'edited', values: fieldsOf(before) };
  }
  const step = readStep(op, (weekday) => form.getAll(`copy${weekday}`).map(Number));
  if (!step) return null;
  const draft = readDraft(fields);
  const values = { ...fieldsOf(applyStep(draft, step)), [BEFORE_FIELD]: packDraft(draft) };
  return { ...EMPTY_FORM, code: 'edited', values };
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
