'use server';

import { z } from 'zod';
import { linkSecret } from '@/lib/accounts/one-time-links';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { confirmWorkEmail } from '@/lib/listings/confirm-work-email';

const confirm = formAction('listing.verify', z.object({ secret: linkSecret }), async (actor, { secret }) => {
  await confirmWorkEmail(actor, secret);
  return '/professional/settings?work-email=confirmed#work-email';
});

export async function confirmWorkEmailAction(before: FormState, form: FormData): Promise<FormState> {
  return confirm(before, form);
}
