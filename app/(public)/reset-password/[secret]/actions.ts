'use server';

import { z } from 'zod';
import { resetPassword } from '@/lib/accounts/change-password';
import { linkSecret } from '@/lib/accounts/one-time-links';
import { password } from '@/lib/accounts/schema';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

const resetForm = z.object({ secret: linkSecret, password });

const send = formAction('account.recover', resetForm, async (_visitor, input) => {
  await resetPassword(input.secret, input.password, clientAddress(await requestHeaders()));
  return '/sign-in?done=password';
});

export async function resetPasswordAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
