import { z } from 'zod';
import type { Action } from '@/lib/access';
import { ownPath } from '@/lib/accounts/destination';
import { proveByPassword } from '@/lib/accounts/proof';
import { clientAddress } from '@/lib/client-address';
import { formAction } from '@/lib/form-action';
import { requestHeaders } from '@/lib/page-access';

const proofForm = z.object({
  proof: z.string().min(1, 'Write your password.').max(1000, 'The password is too long.'),
  token: z.string().max(100, 'The code is too long.').optional(),
  next: z.string().optional(),
});

/** The form that asks whether it is really them. @param page where they go on, unless the form says where */
export function proofAction(action: Extract<Action, 'account.secure' | 'account.delete'>, page: string) {
  return formAction(action, proofForm, async (actor, { proof, token, next }) => {
    await proveByPassword(actor, proof, clientAddress(await requestHeaders()), token);
    return ownPath(next) ?? page;
  });
}
