'use server';

import { refresh } from 'next/cache';
import { addAddress } from '@/lib/availability/addresses/add-address';
import { removeAddress } from '@/lib/availability/addresses/remove-address';
import { addressInput, addressParams } from '@/lib/availability/calendars-schema';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

const add = formAction('calendar.connect', addressInput, async (actor, input) => {
  await addAddress(actor, input);
  return undefined;
});

const remove = formAction('calendar.connect', addressParams, async (actor, { id }) => {
  await removeAddress(actor, id);
  return undefined;
});

export async function addAddressAction(before: FormState, form: FormData): Promise<FormState> {
  const after = await add(before, form);
  if (after !== EMPTY_FORM) return after;
  refresh();
  return { ...EMPTY_FORM, code: 'saved' };
}

export async function removeAddressAction(form: FormData): Promise<void> {
  await remove(EMPTY_FORM, form);
  refresh();
}
