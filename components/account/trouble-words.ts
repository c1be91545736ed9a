import { PROVIDER_NAMES } from '@/lib/accounts/identities';
import type { IdentityProvider } from '@/prisma/generated/client/enums';

/** Why somebody who came back from a provider is not signed in. @param code as the address has it */
export function signInTrouble(code: string | undefined): string {
  if (code === 'link_first')
    return 'There is an account with this address. Sign in with its password, and link the other account there.';
  if (code === 'closed') return 'This account is closed. Write to us if that surprises you.';
  return 'You could not be signed in. Please try again.';
}

/** What became of an attempt to link an account, or to prove who somebody is; null when there was none. */
export function accountTrouble(code: string | undefined, provider: string | undefined): string | null {
  const name = PROVIDER_NAMES[provider as IdentityProvider] ?? 'other';
  switch (code) {
    case undefined:
      return null;
    case 'others':
      return `This ${name} account signs in to another account here. Nothing was changed.`;
    case 'another':
      return `Another ${name} account is linked already. Unlink it first.`;
    case 'unverified':
      return `${name} has not verified the address of this account, so it cannot be linked.`;
    case 'proof':
      return 'Please show first that it is you, then link the account.';
    case 'cancelled':
      return 'Nothing was linked.';
    default:
      return 'That did not work. Nothing was changed.';
  }
}

/** What was done, in words; null where the address says nothing known. */
export function accountDone(code: string | undefined, provider: string | undefined): string | null {
  const name = PROVIDER_NAMES[provider as IdentityProvider] ?? 'other';
  if (code === 'linked') return `You can sign in with your ${name} account from now on.`;
  if (code === 'proven') return 'Thank you. You can change your account now.';
  if (code === 'email') return 'Your e-mail address is changed, and you are signed out everywhere else.';
  return null;
}
