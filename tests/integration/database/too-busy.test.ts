import { expect, it } from 'vitest';
import { db, transaction } from '@/lib/db';
import { World } from '../../support/world';

World.forThisFile({ worker: 'elsewhere', more: { DATABASE_POOL_SIZE: '1' } });

it('a transaction for which no connection comes free is refused, to be tried again, and has done nothing', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = transaction(() => released);
  let hasRun = false;
  await expect(
    transaction(async () => {
      hasRun = true;
    }),
  ).rejects.toMatchObject({ code: 'too_busy', status: 503, details: { retryAfterSeconds: 5 } });
  expect(hasRun).toBe(false);
  release();
  await first;
  await transaction((tx) => tx.$queryRaw`SELECT 1`);
  expect(await db().user.count()).toBe(0);
});
