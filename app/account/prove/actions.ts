'use server';

import type { FormState } from '@/lib/form-state';
import { proofAction } from '../proof-action';

const prove = proofAction('account.secure', '/account');

export async function proveAndGoOnAction(before: FormState, form: FormData): Promise<FormState> {
  return prove(before, form);
}
