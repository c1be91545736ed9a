import { expect, test } from '@playwright/test';
import { Copy, signIn } from './support/http';
import { everyLook } from './support/pages';
import { openRequest } from './support/requests';

/** Every page of the professional's, in every look. */

const copy = Copy.fromEnvironment();
const PAGES = [
  '/professional',
  '/professional/requests',
  '/professional/calls?tab=to-do',
  '/professional/calls?tab=past',
  '/professional/availability',
  '/professional/earnings',
  '/professional/settings',
];
let ids: readonly [answer: string, time: string];

test.beforeAll(async () => {
  const one = await openRequest(copy, { candidate: 'cand25@monet.local', professional: 'pro26@monet.local' });
  const two = await openRequest(copy, { candidate: 'cand26@monet.local', professional: 'pro26@monet.local' });
  await two.professional.json('POST', `/api/bookings/${two.id}/accept`);
  ids = [one.id, two.id];
});

// Somebody with requests, and somebody with nothing yet, for the empty states.
for (const [who, email, pages] of [
  ['somebody with requests', 'pro26@monet.local', PAGES],
  ['somebody with nothing yet', 'pro29@monet.local', PAGES.slice(0, 4)],
] as const) {
  test(`nothing is lost in any look for ${who}`, async ({ page }) => {
    await page.context().addCookies((await signIn(copy, email)).cookies());
    const requests = email === 'pro26@monet.local' ? ids.map((id) => `/professional/requests/${id}`) : [];
    for (const path of [...pages, ...requests]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await everyLook(page);
      // One filled button at most: it is what comes next.
      expect(await page.locator('main .btn--primary:visible').count(), path).toBeLessThanOrEqual(1);
    }
  });
}
