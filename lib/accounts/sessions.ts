import { randomBytes } from 'node:crypto';
import type { SignedIn } from '@/lib/access';
import { machineNow } from '@/lib/clock';
import { db } from '@/lib/db';
import type { UserId } from '@/lib/ids';

/** Sessions measure the machine's time: moving the demo's clock does not sign anybody out. */
export const SESSION_LIFETIME = { absoluteSeconds: 30 * 86_400, idleSeconds: 7 * 86_400 } as const;
const TOUCH_EVERY_MS = 5 * 60_000;

/** Opens a session and returns its id, which the signed cookie carries. */
export async function openSession(userId: string, userAgent: string): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const at = new Date(machineNow());
  await db().session.create({
    data: {
      id,
      userId,
      userAgent: userAgent.slice(0, 200),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_LIFETIME.absoluteSeconds * 1000),
    },
  });
  return id;
}

/** Whose session this is, or null when it is unknown, revoked, too old, unused for too long, or its owner suspended. */
export async function findSession(sessionId: string): Promise<SignedIn | null> {
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { user: true } });
  const at = machineNow();
  if (!session || session.revokedAt || session.user.suspendedAt || session.expiresAt.getTime() <= at)
    return null;
  const unusedMs = at - session.lastSeenAt.getTime();
  if (unusedMs > SESSION_LIFETIME.idleSeconds * 1000) return null;
  if (unusedMs > TOUCH_EVERY_MS) {
    await db().session.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(at) } });
  }
  const { user } = session;
  return {
    id: user.id as UserId,
    role: user.role,
    email: user.email,
    name: user.name,
    zone: user.zone,
    sessionId,
  };
}

/** Ends a session at once, on every device that holds its cookie. */
export async function closeSession(sessionId: string): Promise<void> {
  await db().session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: new Date(machineNow()) },
  });
}
