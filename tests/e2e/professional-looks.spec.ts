import { expect, test } from '@playwright/test';
import { Copy, signIn } from './support/http';
import { axe, fitsSideways, nothingCut } from './support/pages';
import { openRequest } from './support/requests';

/** Every page of the professional's: to WCAG in light and dark, on a phone, and at twice the size. */

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
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
  { name: 'a phone', colorScheme: 'light', viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 },
  { name: '200 %', colorScheme: 'dark', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
] as const;

let ids: readonly [answer: string, time: string];

test.beforeAll(async () => {
  const one = await openRequest(copy, { candidate: 'cand25@monet.local', professional: 'pro26@monet.local' });
  const two = await openRequest(copy, { candidate: 'cand26@monet.local', professional: 'pro26@monet.local' });
  await two.professional.json('POST', `/api/bookings/${two.id}/accept`);
  ids = [one.id, two.id];
});

for (const { name, ...look } of LOOKS) {
  test(`nothing is lost in ${name}`, async ({ browser }) => {
    const context = await browser.newContext(look);
    // Somebody with requests, and somebody with nothing yet, for the empty states.
    for (const [email, pages] of [
      ['pro26@monet.local', [...PAGES, ...ids.map((id) => `/professional/requests/${id}`)]],
      ['pro29@monet.local', PAGES.slice(0, 4)],
    ] as const) {
      await context.clearCookies();
      await context.addCookies((await signIn(copy, email)).cookies());
      const page = await context.newPage();
      for (const path of pages) {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await fitsSideways(page);
        await nothingCut(page);
        await axe(page);
        // One filled button at most: it is what comes next.
        expect(await page.locator('main .btn--primary:visible').count(), path).toBeLessThanOrEqual(1);
      }
      await page.close();
    }
    await context.close();
  });
}
