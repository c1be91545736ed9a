import { db } from '@/lib/db';
import { decrypt, EncryptionError } from '@/lib/encryption';
import { providerUnavailable } from '@/lib/errors';
import { log } from '@/lib/log';
import { revoke } from '@/lib/providers/google/consent';
import type { CalendarConnection } from '@/prisma/generated/client/client';
import { tokenPlace } from './token-place';

/**
 * Ends at Google what a deleted account had allowed, then forgets the token. Safe to repeat: without the row it is done.
 * @throws AppError `provider_unavailable` when Google does not answer; the queue tries again
 */
export async function endGrantOfDeleted(userId: string): Promise<void> {
  const connections = await db().calendarConnection.findMany({
    where: { userId, user: { deletedAt: { not: null } } },
  });
  for (const connection of connections) {
    const { provider } = connection;
    const ended = await revokeGrant(connection);
    if (ended === 'failed')
      throw providerUnavailable('Google', 'the grant of a deleted account still stands');
    await db().calendarConnection.delete({ where: { userId_provider: { userId, provider } } });
  }
}

/** `unreadable`: the token cannot be decrypted, and so neither ended nor used by anybody. */
export async function revokeGrant(
  connection: CalendarConnection,
): Promise<'revoked' | 'failed' | 'unreadable'> {
  try {
    const token = decrypt(connection.refreshTokenEncrypted, tokenPlace(connection.userId));
    const result = await revoke(token);
    if (result.ok) return 'revoked';
    log().warn({ userId: connection.userId, detail: result.log }, 'calendar not revoked');
    return 'failed';
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    log().error({ userId: connection.userId, code: error.code }, 'calendar token cannot be decrypted');
    return 'unreadable';
  }
}
