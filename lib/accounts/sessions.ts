import { createHash, randomBytes } from 'node:crypto';
import type { SignedIn } from '@/lib/access';
import { audit } from '@/lib/audit';
import { machineNow } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import type { Role } from '@/prisma/generated/client/enums';
import { lacksSecondStep, owesSecondStep } from './second-step/rule';

/** Sessions measure the machine's time: moving the demo's clock does not sign anybody out. */
export const SESSION_LIFETIME = { absoluteSeconds: 30 * 86_400, idleSeconds: 7 * 86_400 } as const;
const TOUCH_EVERY_MS = 5 * 60_000;
/** How long a sign-in waits for its second step. */
const OWING_SECONDS = 15 * 60;

/** How somebody came in. */
export type SignInMethod = 'password' | 'google' | 'linkedin' | 'passkey';

/** What a session begins with: how, with which device, and from which network. */
export type Entrance = {
  readonly method: SignInMethod;
  readonly userAgent: string;
  readonly addressPrefix: string;
};

/**
 * Opens a session and returns its id, which the signed cookie carries. Every way in ends here, and is written here.
 * Where a second step is owed, the session is nobody's until that is paid.
 */
export async function openSession(userId: string, entrance: Entrance): Promise<string> {
  const id = randomBytes(24).toString('base64url');
  const at = new Date(machineNow());
  const { method, userAgent, addressPrefix } = entrance;
  const secondStepOwed = await owesSecondStep(userId, method);
  const lifetime = secondStepOwed ? OWING_SECONDS : SESSION_LIFETIME.absoluteSeconds;
  await transaction(async (tx) => {
    await tx.session.create({
      data: {
        id,
        userId,
        method,
        addressPrefix,
        userAgent: userAgent.slice(0, 200),
        createdAt: at,
        lastSeenAt: at,
        provenAt: at,
        expiresAt: new Date(at.getTime() + lifetime * 1000),
        secondStepOwed,
      },
    });
    await recordEntrance(tx, id, secondStepOwed ? 'account.first_step_given' : 'account.signed_in');
  });
  return id;
}

async function recordEntrance(tx: Tx, sessionId: string, action: string): Promise<void> {
  const { userId, method, addressPrefix, user } = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { userId: true, method: true, addressPrefix: true, user: { select: { role: true } } },
  });
  await audit(tx, { kind: user.role, id: userId }, action, `user/${userId}`, {
    method,
    address: addressPrefix,
    session: sessionKey(sessionId),
  });
}

/**
 * Whose session this is, or null when it is unknown, revoked, too old, unused for too long, owes its second step, or its
 * owner is suspended.
 */
export async function findSession(sessionId: string): Promise<SignedIn | null> {
  const session = await readSession(sessionId);
  if (!session || session.secondStepOwed) return null;
  const at = machineNow();
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
    provenAtMs: session.provenAt.getTime(),
    ...((await lacksSecondStep(user)) && { secondStepMissing: true as const }),
  };
}

/** Somebody who gave the first step of signing in and owes the second: nobody, for everything but that. */
export type Owing = {
  readonly id: string;
  readonly role: Role;
  readonly email: string;
  readonly sessionId: string;
};

/** Who may pay the second step of this session, or null when it owes none or no longer stands. */
export async function findOwing(sessionId: string): Promise<Owing | null> {
  const session = await readSession(sessionId);
  if (!session?.secondStepOwed) return null;
  const { id, role, email } = session.user;
  return { id, role, email, sessionId };
}

/** Makes a session whole whose second step was given. @returns false when it no longer waits for one */
export async function payOwed(sessionId: string): Promise<boolean> {
  const at = machineNow();
  return transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, secondStepOwed: true, revokedAt: null, expiresAt: { gt: new Date(at) } },
      data: {
        secondStepOwed: false,
        lastSeenAt: new Date(at),
        provenAt: new Date(at),
        expiresAt: new Date(at + SESSION_LIFETIME.absoluteSeconds * 1000),
      },
    });
    if (count === 1) await recordEntrance(tx, sessionId, 'account.signed_in');
    return count === 1;
  });
}

/** Ends sign-ins that wait for a second step which there no longer is. */
export async function closeOwingSessions(tx: Tx, userId: string): Promise<void> {
  await tx.session.updateMany({
    where: { ...standing(userId), secondStepOwed: true },
    data: { revokedAt: new Date(machineNow()) },
  });
}

async function readSession(sessionId: string) {
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { user: true } });
  if (!session || session.revokedAt || session.expiresAt.getTime() <= machineNow()) return null;
  return session.user.suspendedAt || session.user.deletedAt ? null : session;
}

/** A session as its owner sees it. `key` names it outside: the id itself opens it. */
export type OwnSession = {
  readonly key: string;
  readonly isThis: boolean;
  readonly method: SignInMethod;
  readonly userAgent: string;
  readonly addressPrefix: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
};

/** Everywhere somebody is signed in, this session first, then by last use. */
export async function sessionsOf(actor: SignedIn): Promise<OwnSession[]> {
  const rows = await db().session.findMany({
    where: { ...standing(actor.id), secondStepOwed: false },
    orderBy: { lastSeenAt: 'desc' },
  });
  const own = rows.map((row) => ({
    key: sessionKey(row.id),
    isThis: row.id === actor.sessionId,
    method: row.method as SignInMethod,
    userAgent: row.userAgent,
    addressPrefix: row.addressPrefix,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
  }));
  return [...own.filter(({ isThis }) => isThis), ...own.filter(({ isThis }) => !isThis)];
}

/** Ends one of a person's sessions, named by its key. @returns whether there was such a one */
export async function closeOwnSession(tx: Tx, userId: string, key: string): Promise<boolean> {
  const rows = await tx.session.findMany({ where: standing(userId), select: { id: true } });
  const found = rows.find(({ id }) => sessionKey(id) === key);
  if (!found) return false;
  await tx.session.update({ where: { id: found.id }, data: { revokedAt: new Date(machineNow()) } });
  return true;
}

/** Ends a person's sessions at once, all or all but one. @returns how many */
export async function closeSessions(tx: Tx, userId: string, except?: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...standing(userId), ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: new Date(machineNow()) },
  });
  return count;
}

/** Ends a session at once, on every device that holds its cookie: somebody signs out. */
export async function closeSession(sessionId: string): Promise<void> {
  await transaction(async (tx) => {
    const where = { id: sessionId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { revokedAt: new Date(machineNow()) } });
    if (count === 0) return;
    const { user, userId } = await tx.session.findUniqueOrThrow({
      where: { id: sessionId },
      select: { userId: true, user: { select: { role: true } } },
    });
    await audit(tx, { kind: user.role, id: userId }, 'account.signed_out', `user/${userId}`, {
      session: sessionKey(sessionId),
    });
  });
}

function standing(userId: string) {
  const at = machineNow();
  return {
    userId,
    revokedAt: null,
    expiresAt: { gt: new Date(at) },
    lastSeenAt: { gt: new Date(at - SESSION_LIFETIME.idleSeconds * 1000) },
  };
}

/** A part of the hash of a session's id: enough to tell one person's sessions apart, and no way back. */
export function sessionKey(sessionId: string): string {
  return createHash('sha256').update(`session ${sessionId}`).digest('base64url').slice(0, 16);
}
