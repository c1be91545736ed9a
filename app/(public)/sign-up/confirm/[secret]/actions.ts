'use server';

import { z } from 'zod';
import { homeOf } from '@/lib/accounts/destination';
import { enter } from '@/lib/accounts/enter';
import { linkSecret } from '@/lib/accounts/one-time-links';
import { confirmSignUp } from '@/lib/accounts/sign-up';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

const confirmForm = z.object({
  secret: linkSecret,
  password: z.string().min(1, 'Write the password you chose.').max(1000, 'The password is too long.'),
});

const send = formAction('account.sign_up', confirmForm, async (_visitor, { secret, password }) => {
  const opened = await confirmSignUp(secret, password, clientAddress(await requestHeaders()));
  await enter(opened.email, password);
  if (opened.role === 'professional') return homeOf(opened.role);
  return opened.next === null
    ? '/candidate/welcome'
    : `/candidate/welcome?next=${encodeURIComponent(opened.next)}`;
});

export async function confirmSignUpAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
