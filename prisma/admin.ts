import { hashPassword } from '@/lib/accounts/password';
import { audit, SYSTEM } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { PASSWORD_LENGTH } from '@/lib/domain/password-rules';
import { EnvError, env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { DEMO_PASSWORD } from './demo/password';

/**
 * Makes the one admin, which no route can. Does nothing when there is one.
 * @throws EnvError in production when ADMIN_PASSWORD is missing or too short
 */
export async function seedAdmin(): Promise<void> {
  if ((await db().user.count({ where: { role: 'admin' } })) > 0) return;
  const { ADMIN_EMAIL, ADMIN_PASSWORD, MONET_ENV } = env();
  const password = ADMIN_PASSWORD ?? (MONET_ENV === 'demo' ? DEMO_PASSWORD : '');
  if (password.length < PASSWORD_LENGTH.min) {
    throw new EnvError(`ADMIN_PASSWORD: set at least ${PASSWORD_LENGTH.min} characters for the first start.`);
  }
  const passwordHash = await hashPassword(password);
  const id = newId('us');
  const at = toDate(now());
  await transaction(async (tx) => {
    await tx.user.create({
      data: {
        id,
        email: ADMIN_EMAIL.toLowerCase(),
        name: 'Admin',
        role: 'admin',
        zone: 'UTC',
        passwordHash,
        emailVerifiedAt: at,
        createdAt: at,
      },
    });
    await audit(tx, SYSTEM, 'account.admin_seeded', `user/${id}`);
  });
}
