import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { db, transaction } from '@/lib/db';
import { decrypt, EncryptionError } from '@/lib/encryption';
import { log } from '@/lib/log';
import { revoke } from '@/lib/providers/google/consent';
import type { CalendarConnection } from '@/prisma/generated/client/client';
import { tokenPlace } from './token-place';

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
  const revokedAtGoogle = await revokeGrant(connection);
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

async function revokeGrant(connection: CalendarConnection): Promise<boolean> {
  try {
    const token = decrypt(connection.refreshTokenEncrypted, tokenPlace(connection.userId));
    const result = await revoke(token);
    if (!result.ok) log().warn({ userId: connection.userId, detail: result.log }, 'calendar not revoked');
    return result.ok;
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    log().error({ userId: connection.userId, code: error.code }, 'calendar token cannot be decrypted');
    return false;
  }
}
