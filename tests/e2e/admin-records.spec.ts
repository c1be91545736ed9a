import { expect, type Page, test } from '@playwright/test';
import { axe, everyLook, fitsSideways, signInAs } from './support/pages';

/** The admin's records and decisions, who is kept out, and how every page looks on phones and in the dark. */

const ADMIN = 'admin@monet.local';
const PAGES = [
  '/admin',
  '/admin/users',
  '/admin/bookings',
  '/admin/payments',
  '/admin/payouts',
  '/admin/disputes',
  '/admin/feedback',
  '/admin/audit-log',
];

test('the record of a booking tells its events, its money to the cent, and who did what', async ({
  page,
}) => {
  await signInAs(page, ADMIN);
  await page.goto('/admin/bookings?status=completed&sort=requestedAt');
  const row = page.locator('[data-row]').first();
  const id = (await row.getAttribute('title')) ?? '';
  await row.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);

  const events = page.getByRole('table', { name: 'What happened' });
  await expect(events.locator('tbody td.strong')).toHaveText([
    'request',
    'accept',
    'schedule',
    'checkout',
    'pay',
    'call ended',
    'submit feedback',
    'pass feedback',
  ]);
  await expect(events.getByRole('row').last()).toContainText('Done');
  const lines = await page.getByRole('table', { name: 'Ledger' }).locator('tbody td.num').allInnerTexts();
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.reduce((sum, line) => sum + cents(line), 0)).toBe(0);
  const price = page.locator('section', { has: page.getByRole('heading', { name: 'Price' }) }).last();
  const [whole, fee, net] = (await price.getByText(/^\$/).allInnerTexts()).map(cents);
  expect((fee ?? 0) + (net ?? 0)).toBe(whole);
  await expect(page.getByRole('table', { name: 'Audit log' })).toContainText('booking.pass_feedback');
  await expect(page.getByRole('main')).not.toContainText(/passcode|zoom\.us\/j/i);
  await axe(page);

  await page.getByRole('link', { name: 'Daniel Reyes' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Daniel Reyes');
  await expect(page.getByRole('table', { name: 'Bookings' })).toContainText(id);
  await axe(page);
  await page.goto('/admin/bookings/bk_0000000000000000');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
});

test('feedback is judged once more for a reason, which the audit log keeps', async ({ page }) => {
  await signInAs(page, ADMIN);
  await page.goto('/admin/feedback?status=revise');
  const id = (await page.locator('[data-row]').first().getAttribute('title')) ?? '';
  await page.getByRole('link', { name: 'Check again' }).first().click();
  const panel = page.getByRole('region', { name: /checked again$/ });
  await expect(panel).toContainText(id);
  await axe(page);

  await panel.getByRole('button', { name: 'Check again' }).click();
  await expect(panel).toContainText('Say why, in a few words.');
  await expect(panel.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true');
  const reason = `The professional asked a person to read it, ${Date.now()}`;
  await panel.getByLabel('Reason').fill(reason);
  await panel.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('status').first()).toContainText('being checked again');
  await expect(panel).toBeHidden();
  // Judged by the same rules it comes back as before, and can be picked again.
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('table').getByText('Sent back')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });

  await page.goto(`/admin/audit-log?q=${encodeURIComponent(reason)}`);
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('feedback.recheck');
  await expect(row).toContainText('admin');
  await expect(row.getByRole('link', { name: `feedback/${id}` })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('the admin’s pages and files do not exist for anybody else', async ({ page, browser }) => {
  for (const email of ['cand20@monet.local', 'pro20@monet.local']) {
    const client = await signInAs(page, email);
    for (const path of PAGES) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
    }
    await expect(page.getByRole('banner')).not.toContainText('Audit log');
    const refusal = await client.send('GET', '/api/admin/users/export');
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toMatchObject({ code: 'wrong_role' });
  }
  const visitor = await (await browser.newContext()).newPage();
  const answer = await visitor.request.get('/admin/payouts', { maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  await visitor.goto('/admin/payouts');
  await expect(visitor).toHaveURL(/\/sign-in\?next=%2Fadmin%2Fpayouts$/);
  await visitor.context().close();
});

test('nothing is lost on any page of the admin’s, in any look', async ({ page }) => {
  await signInAs(page, ADMIN);
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await everyLook(page);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await reachesByPhone(page);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a table is searched, filtered and paged as well', async ({ page }) => {
    await signInAs(page, ADMIN);
    await page.goto('/admin/users');
    await page.locator('.filter-bar summary', { hasText: 'Role' }).click();
    await page.getByRole('link', { name: 'Professional', exact: true }).click();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('1 to 25 of 4');
    await page.getByRole('link', { name: 'Older' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('26 to 50 of 4');
    await page.getByRole('searchbox').fill('pro1@monet.local');
    await page.getByRole('searchbox').press('Enter');
    await expect(page.locator('[data-row]')).toHaveCount(1);
  });
});

/** On a phone the rows fold, and the menu leads everywhere. */
async function reachesByPhone(page: Page): Promise<void> {
  await page.goto('/admin/bookings');
  await expect(page.getByRole('columnheader', { name: 'Price' })).not.toBeInViewport();
  await page.getByRole('banner').getByText('Menu').click();
  // Of the rows behind the open menu some are covered in part.
  await axe(page, 'header');
  await page.getByRole('banner').getByRole('link', { name: 'Payouts' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payouts');
  await page.locator('.filter-bar summary', { hasText: 'Waiting' }).click();
  await fitsSideways(page);
}

/** `-$1,024.00` -> -102400 */
function cents(sum: string): number {
  return Math.round(Number(sum.replaceAll(/[$,]/g, '')) * 100);
}
