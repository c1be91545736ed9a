import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { transaction } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { closeOwnSession, closeSessions, sessionKey } from './sessions';

type Owner = Authorised<'account.secure'>;

/**
 * Signs somebody out of one place.
 * @param key as `sessionsOf` names it
 * @throws AppError `not_found`
 */
export function revokeSession(actor: Owner, key: string): Promise<void> {
  return transaction(async (tx) => {
    if (!(await closeOwnSession(tx, actor.id, key))) throw notFound('session');
    await audit(tx, by(actor), 'account.session_revoked', `user/${actor.id}`, {
      session: sessionKey(actor.sessionId),
      ended: key,
    });
  });
}

/** Signs somebody out everywhere but here. @returns of how many places */
export function revokeOtherSessions(actor: Owner): Promise<number> {
  return transaction(async (tx) => {
    const count = await closeSessions(tx, actor.id, actor.sessionId);
    await audit(tx, by(actor), 'account.signed_out_elsewhere', `user/${actor.id}`, {
      session: sessionKey(actor.sessionId),
      sessions: count,
    });
    return count;
  });
}

function by({ role, id }: Owner) {
  return { kind: role, id } as const;
}
