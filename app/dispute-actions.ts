'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { bookingId } from '@/lib/bookings/schema';
import { addStatement } from '@/lib/disputes/add-statement';
import { withdrawDispute } from '@/lib/disputes/close';
import { openDispute } from '@/lib/disputes/open';
import { matter, text } from '@/lib/disputes/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { idPattern } from '@/lib/ids';

const disputeId = z.string().regex(idPattern('ds'));

const opening = formAction('dispute.open', z.object({ bookingId, matter, text }), async (actor, dispute) => {
  await openDispute(actor, dispute);
  return undefined;
});

const stating = formAction('dispute.state', z.object({ disputeId, text }), async (actor, said) => {
  await addStatement(actor, said.disputeId, said.text);
  return undefined;
});

const withdrawing = formAction('dispute.open', z.object({ disputeId }), async (actor, given) => {
  await withdrawDispute(actor, given.disputeId);
  return undefined;
});

/** Disputes a call; the page is read again and shows it. */
export async function openDisputeAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await opening(before, form));
}

/** Adds to an open dispute. */
export async function stateAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await stating(before, form));
}

/** Takes a dispute back. */
export async function withdrawAction(before: FormState, form: FormData): Promise<FormState> {
  return readAgain(await withdrawing(before, form));
}

function readAgain(state: FormState): FormState {
  if (state.code === null) refresh();
  return state;
}
