import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { deliver } from '@/lib/providers/mail';
import { FOR_MESSAGE, occasionOf } from './occasion';
import { isOutdated } from './outdated';
import { publicId } from './public-id';
import { renderMail } from './render';

/**
 * - `sent`: handed to the mail server now
 * - `sent_before`: by an earlier run of this job
 * - `outdated`: what it says is no longer so; see `outdated.ts`
 * - `nobody`: the account is gone or suspended, or the message is not for this side
 */
export type Sent = 'sent' | 'sent_before' | 'outdated' | 'nobody';

/**
 * Mails a notification to its reader. Safe to repeat: `mailed_at` is set once the server has taken the mail, and
 * a run that died in between sends the same words under the same Message-ID, by which mail programs know it.
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function sendMail(notificationId: string): Promise<Sent> {
  const row = await db().notification.findUnique({ where: { id: notificationId }, select: FOR_MESSAGE });
  if (row?.mailedAt) return 'sent_before';
  const occasion = row && occasionOf(row, env().policy);
  if (!occasion || occasion.reader.suspendedAt || occasion.reader.deletedAt) return 'nobody';
  const id = publicId(notificationId);
  if (isOutdated(occasion, now())) {
    log().info({ notification: id, kind: occasion.kind }, 'mail left out: it would be outdated');
    return 'outdated';
  }
  const mail = await renderMail(occasion, id);
  if (!mail) return 'nobody';
  await deliver({ ...mail, date: toDate(now()) });
  await db().notification.updateMany({
    where: { id: notificationId, mailedAt: null },
    data: { mailedAt: toDate(now()) },
  });
  return 'sent';
}
