'use server';

import { z } from 'zod';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { signOut } from '@/lib/auth';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { proofAction } from '../proof-action';
import { DELETE_WORDS } from './words';

const deleteForm = z.object({
  confirm: z
    .string()
    .trim()
    .toLowerCase()
    .refine((typed) => typed === DELETE_WORDS, `Write the words “${DELETE_WORDS}”.`),
});

const prove = proofAction('account.delete', '/account/delete');

const remove = formAction('account.delete', deleteForm, async (actor) => {
  await deleteAccount(actor);
  await signOut({ redirect: false });
  return '/sign-in?done=deleted';
});

export async function proveForDeletionAction(before: FormState, form: FormData): Promise<FormState> {
  return prove(before, form);
}

export async function deleteAccountAction(before: FormState, form: FormData): Promise<FormState> {
  return remove(before, form);
}
