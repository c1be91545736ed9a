'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { idPattern } from '@/lib/ids';
import { acceptWorkEmail } from '@/lib/listings/accept-work-email';

const accepting = z.object({
  userId: z.string().regex(idPattern('us')),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500, 'Keep it to 500 characters.'),
});

const accept = formAction('work_email.accept', accepting, async (actor, { userId, reason }) => {
  await acceptWorkEmail(actor, userId, reason);
  return undefined;
});

/** Counts somebody's work address as their employer's, and reads the record again. */
export async function acceptWorkEmailAction(before: FormState, form: FormData): Promise<FormState> {
  const state = await accept(before, form);
  if (state.code === null) refresh();
  return state;
}
