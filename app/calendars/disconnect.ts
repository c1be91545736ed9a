'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { disconnectGoogle } from '@/lib/availability/disconnect-google';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM } from '@/lib/form-state';

const disconnect = formAction('calendar.connect', z.object({}), async (actor) => {
  await disconnectGoogle(actor);
  return undefined;
});

export async function disconnectAction(form: FormData): Promise<void> {
  await disconnect(EMPTY_FORM, form);
  refresh();
}
