'use server';

import { z } from 'zod';
import { arrivePath } from '@/lib/accounts/destination';
import { enter } from '@/lib/accounts/enter';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const signInForm = z.object({
  email: z.string().trim().min(1, 'Write your e-mail address.').max(254, 'The e-mail address is too long.'),
  password: z.string().min(1, 'Write your password.').max(1000, 'The password is too long.'),
  next: z.string().optional(),
});

const send = formAction('public.read', signInForm, async (_visitor, { email, password, next }) => {
  await enter(email, password);
  return arrivePath(next);
});

export async function signInAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
