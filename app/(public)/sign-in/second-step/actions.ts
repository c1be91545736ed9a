'use server';

import { z } from 'zod';
import { arrivePath } from '@/lib/accounts/destination';
import { finishSignIn } from '@/lib/accounts/second-step/finish-sign-in';
import { currentOwing, signOut } from '@/lib/auth';
import { clientAddress } from '@/lib/client-address';
import { AppError } from '@/lib/errors';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

const codeForm = z.object({
  token: z.string().trim().min(1, 'Write the code.').max(100, 'The code is too long.'),
  next: z.string().optional(),
});

const send = formAction('public.read', codeForm, async (_visitor, { token, next }) => {
  const owing = await currentOwing();
  if (!owing) throw new AppError('signed_out', 'Please sign in again.');
  await finishSignIn(owing, token, clientAddress(await requestHeaders()));
  return arrivePath(next);
});

export async function secondStepAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}

/** Ends the sign-in that waits. */
export async function otherPersonAction(): Promise<void> {
  await signOut({ redirectTo: '/sign-in' });
}
