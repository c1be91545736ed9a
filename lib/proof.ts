import type { SignedIn } from './access';
import { machineNow } from './clock';
import { AppError } from './errors';

/** How long a proof of who somebody is counts for changes of an account. */
export const PROOF_MINUTES = 15;

/** Whether somebody proved who they are lately: by signing in, or by their password again. */
export function isProven({ provenAtMs }: SignedIn): boolean {
  return machineNow() - provenAtMs < PROOF_MINUTES * 60_000;
}

/** Where somebody proves who they are in the middle of something. @param next the path to go on with */
export function provePath(next: string): string {
  return `/account/prove?next=${encodeURIComponent(next)}`;
}

/**
 * Before a change of e-mail address, password, ways in, payout account, or the end of an account: an open browser is
 * not enough.
 * @throws AppError `proof_needed`
 */
export function requireProof(actor: SignedIn): void {
  if (isProven(actor)) return;
  throw new AppError('proof_needed', 'Please enter your password again first: this changes your account.');
}
