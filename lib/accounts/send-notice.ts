import { createHash } from 'node:crypto';
import { z } from 'zod';
import { NOTICES, type NoticeKind, notice } from '@/emails/account-letters';
import { db, type Tx } from '@/lib/db';
import { enqueue } from '@/lib/outbox';
import { mailLetter } from './account-mail';

/** Tells a person by mail, after the commit, that something about their account changed. */
export async function enqueueNotice(
  tx: Tx,
  userId: string,
  kind: NoticeKind,
  linkId?: string,
): Promise<void> {
  // The transaction's own number: each change is told once.
  const [row] = await tx.$queryRaw<{ xact: string }[]>`SELECT pg_current_xact_id()::text AS xact`;
  const id = `account/${userId}/${row?.xact}/${kind}`;
  await enqueue(tx, 'send-notice', id, { noticeId: id, userId, kind, ...(linkId ? { linkId } : {}) });
}

const kindOf = z.enum(Object.keys(NOTICES) as [NoticeKind, ...NoticeKind[]]);

/**
 * Mails a notice. One about a changed address goes to the address that the account had before, which the link that
 * changed it remembers; of a deleted account nothing else remembers it, and the link goes once it was told.
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function sendNotice(given: {
  noticeId: string;
  userId: string;
  kind: string;
  linkId?: string | undefined;
}): Promise<void> {
  const kind = kindOf.parse(given.kind);
  const to = given.linkId ? await addressBefore(given.linkId) : await addressNow(given.userId);
  const messageId = createHash('sha256').update(given.noticeId).digest('hex').slice(0, 32);
  if (to) await mailLetter(to, notice(kind), messageId);
  if (kind === 'account_deleted' && given.linkId) {
    await db().oneTimeLink.deleteMany({ where: { id: given.linkId } });
  }
}

async function addressNow(userId: string): Promise<string | null> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { email: true, deletedAt: true },
  });
  return user && !user.deletedAt ? user.email : null;
}

async function addressBefore(linkId: string): Promise<string | null> {
  const link = await db().oneTimeLink.findUnique({ where: { id: linkId }, select: { data: true } });
  return z.object({ before: z.email() }).safeParse(link?.data).data?.before ?? null;
}
