import { createHash } from 'node:crypto';
import { z } from 'zod';
import { alertLetter } from '@/emails/alert';
import { toInstantOrNull } from '@/lib/clock';
import { db } from '@/lib/db';
import { mailLetter } from '@/lib/mail-letter';

const FOOTER = ['You get this because you run Monet.'];
const detail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/**
 * Mails an alert to every admin. Safe to repeat: the same mail has the same id.
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function sendAlert(key: string): Promise<void> {
  const alert = await db().alert.findUnique({ where: { key } });
  if (!alert || alert.closedAt) return;
  const { kind, subject } = alert;
  const dueBy = toInstantOrNull(alert.dueBy);
  const letter = alertLetter({ kind, subject, detail: detail.parse(alert.detail), dueBy });
  const admins = await db().user.findMany({ where: { role: 'admin', suspendedAt: null } });
  for (const { id, email } of admins) {
    await mailLetter(
      email,
      letter,
      createHash('sha256').update(`${key}/${id}`).digest('hex').slice(0, 32),
      FOOTER,
    );
  }
}
