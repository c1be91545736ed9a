'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { makeFeed, revokeFeed } from '@/lib/notifications/feed/own-feed';

const nothing = z.object({});

/** The answer carries the address: it is shown this once and stands nowhere. */
export async function makeFeedAction(before: FormState, form: FormData): Promise<FormState> {
  let address = '';
  const make = formAction('calendar.connect', nothing, async (actor) => {
    address = await makeFeed(actor);
    return undefined;
  });
  const after = await make(before, form);
  if (after !== EMPTY_FORM) return after;
  refresh();
  return { ...EMPTY_FORM, code: 'saved', values: { address } };
}

const revoke = formAction('calendar.connect', nothing, async (actor) => {
  await revokeFeed(actor);
  return undefined;
});

export async function revokeFeedAction(form: FormData): Promise<void> {
  await revoke(EMPTY_FORM, form);
  refresh();
}
