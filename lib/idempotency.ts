import { createHash } from 'node:crypto';
import { machineNow } from './clock';
import { db, sqlState, UNIQUE_VIOLATION } from './db';
import { AppError } from './errors';

/** How long an unfinished call keeps its key; longer than any request lives. */
const LOCK_MS = 60_000;

export type StoredAnswer = { readonly status: number; readonly body: string };

/**
 * Runs `work` once per caller and `Idempotency-Key`: the same key with the same request gives the stored
 * answer; with another request, or while the first is under way, it is refused. Answers of 500 and above are
 * not kept, so that the caller may try again.
 *
 * @param scope who asks: a user id, or a client address
 * @param fingerprint method, path and body of the request
 * @throws AppError `idempotency_key_reused`, `idempotency_in_progress`
 */
export async function once(
  scope: string,
  key: string,
  fingerprint: string,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed: boolean }> {
  if (key.length > 255) {
    throw new AppError('malformed_request', 'Idempotency-Key: use at most 255 characters.');
  }
  const requestHash = createHash('sha256').update(fingerprint).digest('hex');
  const earlier = await claim(scope, key, requestHash);
  if (earlier) return { ...earlier, replayed: true };
  const release = () => db().idempotencyKey.deleteMany({ where: { scope, key, status: null } });
  try {
    const answer = await work();
    if (answer.status >= 500) await release();
    else await db().idempotencyKey.update({ where: { scope_key: { scope, key } }, data: answer });
    return { ...answer, replayed: false };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Takes the key for this call, or returns the answer it already has. */
async function claim(scope: string, key: string, requestHash: string): Promise<StoredAnswer | null> {
  const at = machineNow();
  const lockedUntil = new Date(at + LOCK_MS);
  try {
    await db().idempotencyKey.create({
      data: { scope, key, requestHash, lockedUntil, createdAt: new Date(at) },
    });
    return null;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
  }
  const row = await db().idempotencyKey.findUnique({ where: { scope_key: { scope, key } } });
  if (row && row.requestHash !== requestHash) {
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Use a new one.',
    );
  }
  if (row?.status != null && row.body !== null) return { status: row.status, body: row.body };
  // The first call died half-way: whoever renews the lock may repeat it, which our use cases allow.
  const taken = await db().idempotencyKey.updateMany({
    where: { scope, key, status: null, lockedUntil: { lt: new Date(at) } },
    data: { lockedUntil },
  });
  if (taken.count === 1) return null;
  throw new AppError(
    'idempotency_in_progress',
    'The first request with this Idempotency-Key is still under way.',
    {
      retryAfterSeconds: 1,
    },
  );
}
