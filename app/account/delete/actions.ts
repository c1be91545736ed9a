'use server';

import { z } from 'zod';
import { deleteAccount } from '@/lib/accounts/delete-account';
import { proveByPassword } from '@/lib/accounts/proof';
import { signOut } from '@/lib/auth';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';
import { DELETE_WORDS } from './words';

const proofForm = z.object({
  proof: z.string().min(1, 'Write your password.').max(1000, 'The password is too long.'),
});
const deleteForm = z.object({
  confirm: z
    .string()
    .trim()
    .toLowerCase()
    .refine((typed) => typed === DELETE_WORDS, `Write the words “${DELETE_WORDS}”.`),
});

const prove = formAction('account.delete', proofForm, async (actor, input) => {
  await proveByPassword(actor, input.proof, clientAddress(await requestHeaders()));
  return '/account/delete';
});

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
