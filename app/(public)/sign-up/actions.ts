'use server';

import { z } from 'zod';
import { ownPath } from '@/lib/accounts/destination';
import { signUpInput } from '@/lib/accounts/schema';
import { beginSignUp } from '@/lib/accounts/sign-up';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

const signUpForm = signUpInput.extend({ next: z.string().optional() });

const send = formAction('account.sign_up', signUpForm, async (_visitor, { next, ...input }) => {
  await beginSignUp({ ...input, next: ownPath(next) }, clientAddress(await requestHeaders()));
  return '/sign-up/sent';
});

export async function signUpAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
