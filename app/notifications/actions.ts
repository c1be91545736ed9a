'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM } from '@/lib/form-state';
import { markRead } from '@/lib/notifications/mark-read';

const markAll = formAction('notifications.read', z.object({}), async (actor) => {
  await markRead(actor);
  return undefined;
});

export async function markAllReadAction(form: FormData): Promise<void> {
  await markAll(EMPTY_FORM, form);
  refresh();
}
