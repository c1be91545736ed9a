import { audit, SYSTEM } from '@/lib/audit';
import { transaction } from '@/lib/db';
import type { CalendarConnection } from '@/prisma/generated/client/client';

/**
 * Records that Google says a grant is gone. Does nothing when the person has connected again in the meantime:
 * the row then holds another token.
 */
export async function markRevoked(connection: CalendarConnection): Promise<void> {
  const { userId, provider, refreshTokenEncrypted } = connection;
  await transaction(async (tx) => {
    const { count } = await tx.calendarConnection.updateMany({
      where: { userId, provider, refreshTokenEncrypted, state: 'connected' },
      data: { state: 'revoked' },
    });
    if (count === 1) await audit(tx, SYSTEM, 'calendar.revoked', `user/${userId}`, { provider });
  });
}
