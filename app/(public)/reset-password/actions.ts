'use server';

import { requestReset } from '@/lib/accounts/change-password';
import { emailInput } from '@/lib/accounts/schema';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

const send = formAction('account.recover', emailInput, async (_visitor, { email }) => {
  await requestReset(email, clientAddress(await requestHeaders()));
  return '/reset-password/sent';
});

export async function requestResetAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
