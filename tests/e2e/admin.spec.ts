import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { isFormula, readCsv } from './support/csv';
import { openAccountByMail } from './support/mail';
import { axe, signInAs } from './support/pages';

/** The admin's tables: filter, order, pages, keys, and a file that has what the page shows. */

const ADMIN = 'admin@monet.local';

type Shown = {
  readonly title: string;
  readonly path: string;
  /** The chip, one of its choices, and how the address and the file write them. */
  readonly filter: readonly [chip: string, choice: string, column: string, value: string];
  readonly sort: readonly [heading: string, column: string];
  /** The column of the file with the ids that the first cells of the page show. */
  readonly id: string;
};

const TABLES: readonly Shown[] = [
  {
    ...{ title: 'Users', path: '/admin/users', id: 'id' },
    ...{ filter: ['Role', 'Candidate', 'role', 'candidate'], sort: ['Name', 'name'] },
  },
  {
    ...{ title: 'Bookings', path: '/admin/bookings', id: 'id' },
    ...{ filter: ['State', 'Done', 'status', 'completed'], sort: ['Price', 'price'] },
  },
  {
    ...{ title: 'Payments', path: '/admin/payments', id: 'bookingId' },
    ...{ filter: ['State', 'Earned', 'status', 'earned'], sort: ['Amount', 'amount'] },
  },
  {
    ...{ title: 'Payouts', path: '/admin/payouts', id: 'bookingId' },
    ...{ filter: ['State', 'Paid', 'status', 'paid'], sort: ['Net', 'net'] },
  },
  {
    ...{ title: 'Feedback', path: '/admin/feedback', id: 'bookingId' },
    ...{ filter: ['State', 'Passed', 'status', 'passed'], sort: ['Professional', 'professional'] },
  },
  {
    ...{ title: 'Audit log', path: '/admin/audit-log', id: 'subject' },
    ...{ filter: ['Who', 'System', 'actor', 'system'], sort: ['When (UTC)', 'at'] },
  },
];

test.beforeEach(async ({ page }) => {
  await signInAs(page, ADMIN);
});

for (const { title, path, filter, sort, id } of TABLES) {
  test(`${title}: a filter and an order, and the same rows in the file`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const [chip, choice, column, value] = filter;
    const bar = page.locator('.filter-bar');
    await bar.locator('summary', { hasText: chip }).click();
    await bar.getByRole('link', { name: choice, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`[?&]${column}=${value}`));
    await expect(bar.locator('summary', { hasText: chip })).toContainText(choice);
    // The menu stays open for the next choice.
    await expect(bar.getByRole('link', { name: new RegExp(`^${choice} ?, remove$`) })).toBeFocused();
    await page.keyboard.press('Escape');

    const [heading, sorted] = sort;
    const head = page.getByRole('columnheader', { name: heading, exact: true });
    await head.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`sort=-?${sorted}\\b`));
    await expect(head).toHaveAttribute('aria-sort', /ascending|descending/);

    const link = page.getByRole('link', { name: /^Export/ });
    const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(0);
    const rows = await download(page);
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row[column]))).toEqual(new Set([value]));
    const ids = await idsOf(page);
    // A job has no record to go to, so that the page does not count its row among those that lead somewhere.
    const leading = rows.map((row) => row[id]).filter((each) => !each?.startsWith('job/'));
    expect(leading.slice(0, ids.length)).toEqual(ids);
    expect(rows.flatMap((row) => Object.values(row)).filter(isFormula)).toEqual([]);
    const [first, last] = [rows[0]?.[sorted] ?? '', rows.at(-1)?.[sorted] ?? ''];
    const isUp = (await head.getAttribute('aria-sort')) === 'ascending';
    expect(compare(first, last) * (isUp ? 1 : -1)).toBeLessThanOrEqual(0);
    await axe(page);
  });
}

test('a name that would be a formula is text in the file', async ({ page, browser }) => {
  const email = `e2e-${randomUUID().slice(0, 8)}@example.com`;
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto('/sign-up?role=candidate');
  await openAccountByMail(visitor, email, '=HYPERLINK("//example.com")');
  await expect(visitor).toHaveURL(/\/candidate\/welcome/);
  await context.close();
  await page.goto(`/admin/users?q=${email}`);
  const rows = await download(page);
  expect(rows.map((row) => row.name)).toEqual([`'=HYPERLINK("//example.com")`]);
});

test('pages follow each other without a gap, and lead back', async ({ page }) => {
  await page.goto('/admin/users?role=professional&sort=name');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages).toContainText('1 to 25 of 4');
  const first = await idsOf(page);
  await pages.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/role=professional.*cursor=/);
  await expect(pages).toContainText('26 to 50 of 4');
  const second = await idsOf(page);
  expect(new Set([...first, ...second]).size).toBe(50);
  const rows = await download(page);
  expect(rows.slice(0, 50).map((row) => row.id)).toEqual([...first, ...second]);
  await pages.getByRole('link', { name: 'Back' }).click();
  await expect(pages).toContainText('1 to 25 of 4');
  expect(await idsOf(page)).toEqual(first);
  // A place that means nothing any more begins at the start, and says so.
  await page.goto('/admin/users?cursor=nonsense&role=pirate');
  await expect(page.getByRole('main')).toContainText('The address asks for something unknown');
  expect(await idsOf(page)).toHaveLength(25);
});

test('search, rows, ids and filters are reached by keys alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/admin/bookings');
  const search = page.getByRole('searchbox');
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('Reyes');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Reyes/);
  const rows = page.locator('[data-row]');
  await expect(async () => {
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await expect(rows.first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('c');
  const id = (await rows.first().textContent()) ?? '';
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(id);

  const state = page.locator('.filter-bar summary', { hasText: 'State' });
  await state.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Requested' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(state).toBeFocused();
  await expect(page.getByRole('link', { name: 'Requested' })).toBeHidden();
  await page.getByRole('columnheader', { name: 'Price' }).getByRole('link').press('Enter');
  await expect(page).toHaveURL(/sort=-price/);

  await page.getByRole('button', { name: 'Keys off' }).press('Enter');
  await page.keyboard.press('/');
  await expect(search).not.toBeFocused();
  await page.getByRole('button', { name: 'Keys on' }).press('Enter');
  await rows.first().press('Enter');
  await expect(page).toHaveURL(/\/admin\/bookings\/bk_/);
});

/** The ids of the rows, in their order. */
function idsOf(page: Page): Promise<(string | null)[]> {
  return page.locator('[data-row]').evaluateAll((links) => links.map((link) => link.getAttribute('title')));
}

/** Presses the page's export and reads the file. */
async function download(page: Page): Promise<Record<string, string>[]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Export/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  return readCsv(await readFile(await file.path(), 'utf8'));
}

/** Numbers by their size, words by the alphabet. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
