import { beforeAll, describe, expect, test } from 'vitest';
import { findSession, openSession } from '@/lib/accounts/sessions';
import { reinstateAccount, suspendAccount } from '@/lib/accounts/suspend-account';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { InsertedPeople } from '@/prisma/demo/people';
import { openAccount } from '../../factories/accounts';
import { as, inhabit } from '../../factories/people';
import { World } from '../../support/world';

const world = World.forThisFile();
const ENTRANCE = { method: 'password', userAgent: 'a browser', addressPrefix: '192.0.2.0/24' } as const;
const WHY = 'Asked two candidates for money outside.';

let people: InsertedPeople;
let adminId: string;
beforeAll(async () => {
  people = await inhabit(world);
  adminId = newId('us');
  const at = new Date();
  await db().user.create({
    data: {
      ...{ id: adminId, email: 'admin@example.com', role: 'admin', name: 'Admin', zone: 'UTC' },
      ...{ createdAt: at, emailVerifiedAt: at },
    },
  });
});

const admin = () => as(adminId, 'account.suspend');
const cards = () => db().listingCard.count();

describe('a suspension', () => {
  test('signs somebody out everywhere, takes their card away, and says why in the log; and back', async () => {
    const { userId } = people.professionals[0] ?? { userId: '' };
    const [session, before] = [await openSession(userId, ENTRANCE), await cards()];
    await suspendAccount(await admin(), userId, WHY);
    expect(await findSession(session)).toBeNull();
    expect(await findSession(await openSession(userId, ENTRANCE))).toBeNull();
    expect(await cards()).toBeLessThan(before);
    await reinstateAccount(await admin(), userId, 'It was somebody else.');
    expect(await findSession(session)).toBeNull(); // what was open stays closed
    expect(await findSession(await openSession(userId, ENTRANCE))).toMatchObject({ id: userId });
    expect(await cards()).toBe(before);
    const rows = await db().auditEntry.findMany({
      where: { subject: `user/${userId}`, actorId: adminId },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ action, actor, data }) => [action, actor, data])).toEqual([
      ['account.suspended', 'admin', { reason: WHY }],
      ['account.reinstated', 'admin', { reason: 'It was somebody else.' }],
    ]);
  });

  test('is told to its owner, without the reason', async () => {
    const id = await openAccount({ role: 'candidate', name: 'Kim', email: 'kim.closed@example.com' });
    await suspendAccount(await admin(), id, WHY);
    const told = await db().outboxEntry.findMany({ where: { job: 'send-notice' } });
    const payloads = told.map(({ payload }) => JSON.stringify(payload)).filter((text) => text.includes(id));
    expect(payloads).toHaveLength(1);
    expect(payloads[0]).toContain('account_suspended');
    expect(payloads[0]).not.toContain('money');
  });

  test('is refused where there is nothing to do, and for the admin', async () => {
    const id = await openAccount({ role: 'candidate', name: 'Lee', email: 'lee.closed@example.com' });
    const state = { code: 'wrong_state', status: 409 };
    await expect(reinstateAccount(await admin(), id, WHY)).rejects.toMatchObject(state);
    const both = [suspendAccount(await admin(), id, WHY), suspendAccount(await admin(), id, WHY)];
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(suspendAccount(await admin(), adminId, WHY)).rejects.toMatchObject(state);
    await expect(suspendAccount(await admin(), newId('us'), WHY)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(as(id, 'account.suspend')).rejects.toMatchObject({ code: 'wrong_role' });
  });
});
