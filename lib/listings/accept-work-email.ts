import type { Authorised } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { sqlState, UNIQUE_VIOLATION } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { changeListingOf } from './change-listing';
import { workEmailTaken } from './confirm-work-email';

/**
 * An admin has looked, and the address is one of the employer's: its owner counts as verified. The mailbox was proven
 * by its owner before.
 * @param reason for the audit log
 * @throws AppError `not_found`, `wrong_state` where no address waits for it, `email_taken`
 */
export async function acceptWorkEmail(
  actor: Authorised<'work_email.accept'>,
  userId: string,
  reason: string,
): Promise<void> {
  try {
    await changeListingOf(userId, actor, ({ corporateEmail, corporateEmailVerifiedAt }) => {
      if (corporateEmail === null || corporateEmailVerifiedAt !== null) {
        throw new AppError('wrong_state', 'No work address of theirs waits for a look.');
      }
      return {
        data: { corporateEmailVerifiedAt: toDate(now()) },
        action: 'listing.work_email_verified',
        audit: { reason },
      };
    });
  } catch (error) {
    throw sqlState(error) === UNIQUE_VIOLATION ? workEmailTaken() : error;
  }
}
