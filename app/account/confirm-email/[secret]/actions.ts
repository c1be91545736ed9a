'use server';

import { z } from 'zod';
import { confirmNewEmail } from '@/lib/accounts/change-email';
import { linkSecret } from '@/lib/accounts/one-time-links';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const send = formAction('account.secure', z.object({ secret: linkSecret }), async (actor, { secret }) => {
  await confirmNewEmail(actor, secret);
  return '/account?done=email';
});

export async function confirmEmailAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
