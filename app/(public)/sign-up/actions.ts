'use server';

import { z } from 'zod';
import { homeOf, ownPath } from '@/lib/accounts/destination';
import { enter } from '@/lib/accounts/enter';
import { signUpInput } from '@/lib/accounts/schema';
import { signUp } from '@/lib/accounts/sign-up';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const signUpForm = signUpInput.extend({ next: z.string().optional() });

const send = formAction('account.sign_up', signUpForm, async (_visitor, { next, ...input }) => {
  await signUp(input);
  await enter(input.email, input.password);
  if (input.role === 'professional') return homeOf(input.role);
  const path = ownPath(next);
  return path === null ? '/candidate/welcome' : `/candidate/welcome?next=${encodeURIComponent(path)}`;
});

export async function signUpAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
