import type { Authorised } from '@/lib/access';
import { linkDead, redeemLink } from '@/lib/accounts/one-time-links';
import { now, toDate } from '@/lib/clock';
import { sqlState, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { changeListing } from './change-listing';
import { checkWorkEmail, refusedField } from './work-email';

/** `looking`: the mailbox is theirs; whether it is the employer's an admin has to say. */
export type Confirmed = { readonly state: 'verified' | 'looking' };

/**
 * Uses the link up that was mailed to a work address, and puts its owner on a card when nothing else is missing.
 * Whatever refuses it leaves the link as it was.
 * @throws AppError `link_dead`, also for somebody else's link; `email_taken`; `invalid_fields` where the employer was
 *   changed meanwhile
 */
export async function confirmWorkEmail(
  actor: Authorised<'listing.verify'>,
  secret: string,
): Promise<Confirmed> {
  let state: Confirmed['state'] = 'verified';
  try {
    await changeListing(actor, async ({ employer }, tx) => {
      const { userId, email } = await redeemLink(tx, secret, 'work_email');
      if (userId !== actor.id) throw linkDead();
      if (!employer) throw refusedField('Save where you work first.');
      const verdict = await checkWorkEmail(tx, email, employer.name);
      state = verdict === 'belongs' ? 'verified' : 'looking';
      return {
        data: {
          corporateEmail: email,
          corporateEmailVerifiedAt: state === 'verified' ? toDate(now()) : null,
        },
        action: state === 'verified' ? 'listing.work_email_verified' : 'listing.work_email_confirmed',
      };
    });
  } catch (error) {
    throw sqlState(error) === UNIQUE_VIOLATION ? workEmailTaken() : error;
  }
  return { state };
}

/** Says nothing of whose it is: only who reads the mailbox, or an admin, is told as much. */
export function workEmailTaken(): AppError {
  return new AppError(
    'email_taken',
    'This work address is verified for another account already. One address stands for one person.',
  );
}
