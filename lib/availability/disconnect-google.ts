import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { db, transaction } from '@/lib/db';
import { revokeGrant } from './end-grant';

/**
 * Ends the grant at Google and forgets the token. Forgetting never waits for Google: somebody who wants to
 * disconnect is disconnected here in any case.
 * @returns `revokedAtGoogle: false` when Google did not confirm; access can then be removed in the Google account.
 *   Without a connection there is nothing to end, and the answer is the same as after one.
 */
export async function disconnectGoogle(
  actor: Authorised<'calendar.connect'>,
): Promise<{ state: 'none'; revokedAtGoogle: boolean }> {
  const userId = actor.id;
  const connection = await db().calendarConnection.findUnique({
    where: { userId_provider: { userId, provider: 'google' } },
  });
  if (!connection) return { state: 'none', revokedAtGoogle: true };
  const revokedAtGoogle = (await revokeGrant(connection)) === 'revoked';
  await transaction(async (tx) => {
    // Only this token: a connection made meanwhile stays, though its grant may be gone, which shows by itself.
    const { refreshTokenEncrypted } = connection;
    const { count } = await tx.calendarConnection.deleteMany({
      where: { userId, provider: 'google', refreshTokenEncrypted },
    });
    if (count === 0) return;
    await audit(tx, { kind: actor.role, id: userId }, 'calendar.disconnected', `user/${userId}`, {
      provider: 'google',
      revokedAtGoogle,
    });
  });
  return { state: 'none', revokedAtGoogle };
}
