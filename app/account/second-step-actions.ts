'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { type Authorised, authorise } from '@/lib/access';
import {
  beginSecondStep,
  leaveSecondStep,
  renewRecoveryCodes,
  turnOffSecondStep,
  turnOnSecondStep,
} from '@/lib/accounts/second-step/change-second-step';
import {
  addPasskey,
  beginPasskey,
  passkeyName,
  removePasskey,
  renamePasskey,
} from '@/lib/accounts/second-step/passkeys';
import { currentVisitor } from '@/lib/auth';
import { AppError } from '@/lib/errors';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';

type Owner = Authorised<'account.secure'>;

const nothing = z.object({});
const codeForm = z.object({
  token: z.string().trim().min(1, 'Write the code that the app shows.').max(20, 'The code has six digits.'),
});
const keyForm = z.object({ id: z.string().max(2_000) });

const begin = formAction('account.secure', nothing, (actor) => done(beginSecondStep(actor)));
const leave = formAction('account.secure', nothing, (actor) => done(leaveSecondStep(actor)));
const turnOff = formAction('account.secure', nothing, (actor) => done(turnOffSecondStep(actor)));
const remove = formAction('account.secure', keyForm, (actor, { id }) => done(removePasskey(actor, id)));
const rename = formAction('account.secure', keyForm.extend({ name: passkeyName }), (actor, { id, name }) =>
  done(renamePasskey(actor, id, name)),
);
const add = formAction(
  'account.secure',
  z.object({ response: z.string().max(100_000), name: passkeyName }),
  (actor, input) => done(addPasskey(actor, input)),
);

export async function beginSecondStepAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await begin(before, form));
}

export async function leaveSecondStepAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await leave(before, form));
}

/** The answer carries the recovery codes: they are shown this once and stand nowhere. */
export async function turnOnSecondStepAction(before: FormState, form: FormData): Promise<FormState> {
  return withCodes(codeForm, (actor, { token }) => turnOnSecondStep(actor, token), before, form);
}

export async function renewRecoveryCodesAction(before: FormState, form: FormData): Promise<FormState> {
  return withCodes(nothing, (actor) => renewRecoveryCodes(actor), before, form);
}

export async function turnOffSecondStepAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await turnOff(before, form));
}

/** What the browser needs to make a passkey, or why there can be none. */
export async function passkeyOptions() {
  try {
    const actor = authorise(await currentVisitor(), 'account.secure');
    return { options: await beginPasskey(actor) };
  } catch (error) {
    if (error instanceof AppError) return { message: error.message };
    throw error;
  }
}

export async function addPasskeyAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await add(before, form));
}

export async function renamePasskeyAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await rename(before, form));
}

export async function removePasskeyAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await remove(before, form));
}

async function withCodes<Schema extends z.ZodType>(
  schema: Schema,
  make: (actor: Owner, input: z.infer<Schema>) => Promise<string[]>,
  before: FormState,
  form: FormData,
): Promise<FormState> {
  let codes: string[] = [];
  const run = formAction('account.secure', schema, async (actor, input) => {
    codes = await make(actor, input);
    return undefined;
  });
  const state = saidSaved(await run(before, form));
  return state.code === 'saved' ? { ...state, values: { codes } } : state;
}

async function done(work: Promise<void>): Promise<undefined> {
  await work;
}

/** Code `saved` says that it is; what the page shows of it is read anew. */
function saidSaved(state: FormState): FormState {
  if (state.code !== null) return state;
  refresh();
  return { ...EMPTY_FORM, code: 'saved' };
}
