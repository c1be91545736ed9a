import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { ownPath } from './destination';
import { saveAccount } from './save-account';
import { saveCandidateProfile } from './save-candidate-profile';
import { accountInput, candidateProfileInput } from './schema';

/** The server actions of the pages of one's own account. Code `saved` says that it is. */

const account = formAction('me.update', accountInput, async (actor, input) => {
  await saveAccount(actor, input);
  return undefined;
});

// A form without a tick sends no list at all.
const profileForm = candidateProfileInput.extend({
  interests: candidateProfileInput.shape.interests.default([]),
  next: z.string().optional(),
});

const profile = formAction('me.update', profileForm, async (actor, { next, ...input }) => {
  await saveCandidateProfile(actor, input);
  return next === undefined ? undefined : (ownPath(next) ?? '/browse');
});

/** Saves name and zone. */
export async function sendAccount(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await account(before, form));
}

/** Saves what a candidate tells of themselves; leads on where the form says `next`. */
export async function sendCandidateProfile(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await profile(before, form));
}

function saidSaved(state: FormState): FormState {
  return state.code === null ? { ...EMPTY_FORM, code: 'saved' } : state;
}
