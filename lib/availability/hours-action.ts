import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { hoursForm } from './hours-form';
import { saveHours } from './save-hours';
import { applyStep, fieldsOf, readDraft, readStep } from './week-draft';

/**
 * The server action behind the form of a week. A press on one of its buttons, which without script arrives here as
 * `op`, gives the changed draft back and saves nothing; anything else saves. Code `saved` says that it did.
 */
export async function sendHours(before: FormState, form: FormData): Promise<FormState> {
  const step = readStep(String(form.get('op') ?? ''), (weekday) => form.getAll(`copy${weekday}`).map(Number));
  if (step) {
    const draft = readDraft(Object.fromEntries([...form].filter(isText)));
    return { ...EMPTY_FORM, code: 'edited', values: fieldsOf(applyStep(draft, step)) };
  }
  const state = await save(before, form);
  return state.code === null ? { ...EMPTY_FORM, code: 'saved' } : state;
}

const save = formAction('availability.write', hoursForm, async (actor, input) => {
  await saveHours(actor, input);
  return undefined;
});

function isText(entry: [string, FormDataEntryValue]): entry is [string, string] {
  return typeof entry[1] === 'string';
}
