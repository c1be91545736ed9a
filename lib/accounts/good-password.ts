import { FAULT_WORDS } from '@/lib/domain/password-rules';
import { env } from '@/lib/env';
import { invalidFields } from '@/lib/problem';
import { passwordFault } from './password-guesses';

/** Stands on the demo's sign-in page: no password anywhere else. */
const DEMO_PASSWORD = 'monet-demo-password';

/**
 * Refuses a new password that others would guess. Old ones stay good for signing in.
 * @param password its length checked by `password` of `schema.ts`
 * @throws AppError `invalid_fields` naming `password`
 */
export function requireGoodPassword(
  password: string,
  owner: { readonly name: string; readonly email: string },
): void {
  const known = env().MONET_ENV === 'demo' ? [] : [DEMO_PASSWORD];
  const fault = passwordFault(password, [owner.name, owner.email], known);
  if (fault) throw invalidFields([{ path: 'password', message: FAULT_WORDS[fault] }]);
}
