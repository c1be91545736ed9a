'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { reinstateAccount, suspendAccount } from '@/lib/accounts/suspend-account';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { idPattern } from '@/lib/ids';
import { acceptWorkEmail } from '@/lib/listings/accept-work-email';
import { reason } from '@/lib/reason';

const decision = z.object({ userId: z.string().regex(idPattern('us')), reason });

const accept = formAction('work_email.accept', decision, async (actor, { userId, reason: why }) => {
  await acceptWorkEmail(actor, userId, why);
  return undefined;
});

const suspend = formAction('account.suspend', decision, async (actor, { userId, reason: why }) => {
  await suspendAccount(actor, userId, why);
  return undefined;
});

const reinstate = formAction('account.suspend', decision, async (actor, { userId, reason: why }) => {
  await reinstateAccount(actor, userId, why);
  return undefined;
});

/** Counts somebody's work address as their employer's, and reads the record again. */
export async function acceptWorkEmailAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await accept(before, form));
}

export async function suspendAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await suspend(before, form));
}

export async function reinstateAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await reinstate(before, form));
}

function readAgain(state: FormState): FormState {
  if (state.code === null) refresh();
  return state;
}
