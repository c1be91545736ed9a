'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { dollars } from '@/lib/admin/dollars';
import { decideDispute } from '@/lib/disputes/close';
import { words } from '@/lib/disputes/schema';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { idPattern } from '@/lib/ids';
import { stateAction } from '../../../dispute-actions';

const outcome = z.discriminatedUnion(
  'outcome',
  [
    z.object({ outcome: z.enum(['full', 'none', 'pay']) }),
    z.object({ outcome: z.literal('part'), refundCents: dollars }),
  ],
  'Choose how it ends.',
);
/** Both parts are checked, so that all that is wrong is named at once, in the order of the form. */
const decision = outcome.and(z.object({ disputeId: z.string().regex(idPattern('ds')), decision: words }));

const deciding = formAction('dispute.decide', decision, async (actor, { disputeId, ...decided }) => {
  await decideDispute(actor, disputeId, decided);
  return undefined;
});

/** Decides a dispute; the record is read again and shows how it ended. */
export async function decideAction(before: FormState, form: FormData): Promise<FormState> {
  const state = await deciding(before, form);
  if (state.code === null) refresh();
  return state;
}

/** Asks both sides something. */
export async function askAction(before: FormState, form: FormData): Promise<FormState> {
  return stateAction(before, form);
}
