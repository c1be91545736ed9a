import { randomBytes } from 'node:crypto';
import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';

/** How long a browser may take to sign. */
export const CHALLENGE_SECONDS = 5 * 60;

/** Makes something to sign, which works once. @param userId who adds a passkey, or null for signing in */
export async function newChallenge(userId: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(randomBytes(32));
  const at = machineNow();
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lte: new Date(at) } } });
  await db().passkeyChallenge.create({
    data: {
      challenge: Buffer.from(bytes).toString('base64url'),
      userId,
      createdAt: new Date(at),
      expiresAt: new Date(at + CHALLENGE_SECONDS * 1000),
    },
  });
  return bytes;
}

/** Takes a challenge that was made for this purpose and person. Of several at once, one gets it. */
export async function takeChallenge(challenge: string, userId: string | null): Promise<boolean> {
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { challenge, userId, expiresAt: { gt: new Date(machineNow()) } },
  });
  return count === 1;
}
