'use server';

import { z } from 'zod';
import { arrivePath } from '@/lib/accounts/destination';
import { enterByPasskey, offerPasskey } from '@/lib/accounts/enter';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';

const passkeyForm = z.object({ response: z.string().max(20_000), next: z.string().optional() });

const send = formAction('public.read', passkeyForm, async (_visitor, { response, next }) => {
  await enterByPasskey(response);
  return arrivePath(next);
});

/** What the browser is to sign; null where no passkey can be used, or too many were asked for. */
export async function passkeySignInOptions() {
  return offerPasskey();
}

export async function passkeySignInAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
