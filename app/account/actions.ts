'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { requestNewEmail } from '@/lib/accounts/change-email';
import { changePassword } from '@/lib/accounts/change-password';
import { revokeOtherSessions, revokeSession } from '@/lib/accounts/change-sessions';
import { unlinkIdentity } from '@/lib/accounts/identities';
import { emailInput, password } from '@/lib/accounts/schema';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';
import { proofAction } from './proof-action';

const prove = proofAction('account.secure', '/account');

const setPassword = formAction('account.secure', z.object({ password }), async (actor, input) => {
  await changePassword(actor, input.password);
  return undefined;
});

const closeOne = formAction(
  'account.secure',
  z.object({ key: z.string().max(40) }),
  async (actor, { key }) => {
    await revokeSession(actor, key);
    return undefined;
  },
);

const closeOthers = formAction('account.secure', z.object({}), async (actor) => {
  await revokeOtherSessions(actor);
  return undefined;
});

const newEmail = formAction('account.secure', emailInput, async (actor, { email }) => {
  await requestNewEmail(actor, email, clientAddress(await requestHeaders()));
  return undefined;
});

const unlink = formAction(
  'account.secure',
  z.object({ provider: z.enum(['google', 'linkedin']) }),
  async (actor, { provider }) => {
    await unlinkIdentity(actor, provider);
    return undefined;
  },
);

export async function proveAction(before: FormState, form: FormData): Promise<FormState> {
  return prove(before, form);
}

export async function setPasswordAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await setPassword(before, form));
}

export async function newEmailAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await newEmail(before, form));
}

export async function unlinkAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await unlink(before, form));
}

export async function closeSessionAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await closeOne(before, form));
}

export async function closeOthersAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await closeOthers(before, form));
}

/** Code `saved` says that it is; what the page shows of it is read anew. */
function saidSaved(state: FormState): FormState {
  if (state.code !== null) return state;
  refresh();
  return { ...EMPTY_FORM, code: 'saved' };
}
