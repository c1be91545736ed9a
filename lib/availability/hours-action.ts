import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { editedDraft } from './edited-draft';
import { hoursForm } from './hours-form';
import { saveAvailability } from './save';

const save = formAction('availability.write', hoursForm, async (actor, input) => {
  await saveAvailability(actor, input);
  return undefined;
});

/**
 * The server action behind the form of a week. A press on one of its buttons gives the changed draft back and saves
 * nothing; anything else saves. Code `saved` says that it did.
 */
export async function sendHours(before: FormState, form: FormData): Promise<FormState> {
  const edited = editedDraft(form);
  if (edited) return edited;
  const state = await save(before, form);
  return state.code === null ? { ...EMPTY_FORM, code: 'saved' } : state;
}
