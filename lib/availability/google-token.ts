import { decrypt, EncryptionError } from '@/lib/encryption';
import { log } from '@/lib/log';
import type { CalendarConnection } from '@/prisma/generated/client/client';
import { tokenPlace } from './token-place';

/** The refresh token of a connection, or null when it cannot be decrypted: then nothing is known and nothing can be done. */
export function googleToken({ userId, refreshTokenEncrypted }: CalendarConnection): string | null {
  try {
    return decrypt(refreshTokenEncrypted, tokenPlace(userId));
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    log().error({ userId, code: error.code }, 'calendar token cannot be decrypted');
    return null;
  }
}
