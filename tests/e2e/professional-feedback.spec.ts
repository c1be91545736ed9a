import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { GOOD_TECH } from '../fixtures/feedback/good-tech';
import { TOO_THIN } from '../fixtures/feedback/story';
import { isFormula, readCsv } from './support/csv';
import { Copy } from './support/http';
import { axe, signInAs } from './support/pages';
import { type PaidCall, paidCall } from './support/paid-call';
import { judged } from './support/window';

/** Written feedback, from the empty editor to the money: counted, kept, sent back, passed, and paid to the cent. */

const copy = Copy.fromEnvironment();
const PEOPLE = { candidate: 'cand28@monet.local', professional: 'pro28@monet.local' };
const WRITTEN = GOOD_TECH[0]?.feedback ?? TOO_THIN;

test.describe.configure({ mode: 'serial' });
let call: PaidCall;

test.beforeAll(async () => {
  call = await paidCall(copy, { ...PEOPLE, slot: 0 });
  const { id: bookingId } = call;
  await copy.control('POST', '/control/zoom/attendance', { bookingId, candidate: true, professional: true });
  await copy.advanceTo(new Date(call.startAt.getTime() + 45 * 60_000));
});

test.beforeEach(async ({ page }) => {
  await signInAs(page, PEOPLE.professional);
});

test('the editor counts along, names each thing that is missing, and keeps what was written', async ({
  page,
}) => {
  await openEditor(page);
  const text = page.getByLabel('Your feedback');
  await expect(page.getByText('0 words, at least 200 needed')).toBeVisible();
  await text.fill('One honest');
  await expect(page.getByText('2 words, at least 200 needed')).toBeVisible();
  await page.getByRole('button', { name: 'Send feedback' }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert.getByRole('link')).toHaveText([
    'At least 200 words are needed; this has 2.',
    'Action 1: say what to do, in words.',
    'Action 2: say what to do, in words.',
    'Action 3: say what to do, in words.',
    'Cultural fit: give 1 to 5 whole stars.',
    'Interest in the industry: give 1 to 5 whole stars.',
    'Technical knowledge: give 1 to 5 whole stars.',
  ]);
  await axe(page);
  await alert.getByRole('link').first().press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' word');
  await expect(text).toHaveValue('One honest word');

  // After a refusal the draft is kept as before.
  await page.getByLabel('Action 2').fill('Read the plan of a slow query aloud.');
  await page
    .getByRole('group', { name: 'Technical knowledge' })
    .getByLabel('4 of 5, good')
    .check({ force: true });
  await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue('One honest word');
  await expect(page.getByLabel('Action 2')).toHaveValue('Read the plan of a slow query aloud.');
  await expect(page.getByLabel('4 of 5, good').last()).toBeChecked();
  const ready = page.locator('section', { hasText: 'Ready to send' });
  await expect(ready).toContainText('Three ratings, to do');
  await expect(page.getByText('3 words, at least 200 needed')).toBeVisible();
});

test('feedback that could be about anybody comes back with reasons, and passes when it is written again', async ({
  page,
}) => {
  await openEditor(page);
  await write(page, TOO_THIN);
  await expect(page.getByText('Three ratings, done')).toBeAttached();
  await page.getByRole('button', { name: 'Send feedback' }).click();
  await judged(call.professional, call.id, 'revise');
  await openEditor(page);
  await expect(page.getByRole('main')).toContainText('Nearly there:');
  await expect(page.getByRole('main')).toContainText('has not seen this yet');
  const remarks = page.getByRole('list', { name: 'Remarks on your text' }).getByRole('listitem');
  const before = await remarks.count();
  expect(before).toBeGreaterThan(1);
  await axe(page);

  // A remark whose words are changed says so, and the others stay where they are.
  const text = page.getByLabel('Your feedback');
  await text.fill(TOO_THIN.text.replace('It was great to meet you', 'It was good to speak with you'));
  await expect(remarks.filter({ hasText: 'Changed since' })).toHaveCount(1);
  await expect(remarks).toHaveCount(before);

  await write(page, WRITTEN);
  await page.getByRole('button', { name: 'Send again' }).click();
  await judged(call.professional, call.id, 'passed');
  await page.reload();
  await expect(page.locator('.now')).toContainText('Passed: Henry can read it');
  await axe(page);
  const received = await call.candidate.json('GET', `/api/feedback/${call.id}`);
  expect(JSON.stringify(received)).toContain(WRITTEN.actions[0]);
});

test('earnings tell the same sums as their file, on the way and when they are paid', async ({ page }) => {
  await page.goto('/professional/earnings');
  const way = await figures(page);
  expect(way).toMatchObject({ Held: 0, 'On its way': 13_600 });
  expect(way).toEqual(await sumsOfFile(page));
  await copy.advance('P3D');
  await page.reload();
  const paid = await figures(page);
  expect(paid).toMatchObject({ 'On its way': 0 });
  expect(paid).toEqual(await sumsOfFile(page));
  const row = page.getByRole('row').filter({ hasText: 'Henry Jarvis' });
  await expect(row).toContainText(/Paid/);
  await expect(row).toContainText('$170.00');
  await expect(row).toContainText('-$34.00');
  await expect(row).toContainText('$136.00');
  await row.getByRole('link', { name: 'Henry Jarvis' }).click();
  await expect(page).toHaveURL(new RegExp(`/professional/bookings/${call.id}$`));
});

async function openEditor(page: Page): Promise<void> {
  await page.goto(`/professional/bookings/${call.id}/feedback`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Feedback for Henry Jarvis');
}

async function write(page: Page, { text, actions, stars }: typeof TOO_THIN): Promise<void> {
  await page.getByLabel('Your feedback').fill(text);
  for (const [at, action] of actions.entries()) await page.getByLabel(`Action ${at + 1}`).fill(action);
  for (const [name, given] of [
    ['Cultural fit', stars.culturalFit],
    ['Interest in the industry', stars.interest],
    ['Technical knowledge', stars.technical],
  ] as const) {
    const group = page.getByRole('group', { name });
    await group.getByLabel(new RegExp(`^${given} of 5`)).check({ force: true });
  }
}

const LABELS = {
  held: 'Held',
  waiting: 'Waiting for feedback',
  on_its_way: 'On its way',
  paid: 'Paid',
} as const;

/** The sums on top of the page in cents, by their labels. */
async function figures(page: Page): Promise<Record<string, number>> {
  const main = (await page.getByRole('main').textContent()) ?? '';
  const sums = Object.values(LABELS).map((label) => {
    const [, whole = '', part = ''] = new RegExp(`${label}[^$]*\\$([\\d,]+)\\.(\\d\\d)`).exec(main) ?? [];
    return [label, Number(whole.replaceAll(',', '') + part)] as const;
  });
  return Object.fromEntries(sums);
}

/** The same from the page's file, whose rows must add up. What was paid counts in the year that runs. */
async function sumsOfFile(page: Page): Promise<Record<string, number>> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const rows = readCsv(await readFile(await file.path(), 'utf8'));
  expect(rows.flatMap((row) => Object.values(row)).filter(isFormula)).toEqual([]);
  const cents = (value: string | undefined) => Math.round(Number(value) * 100);
  for (const row of rows) {
    expect(cents(row.fee) + cents(row.you_receive)).toBe(cents(row.paid_by_candidate));
  }
  const year = String((await copy.now()).getUTCFullYear());
  const sum = (state: string) =>
    rows
      .filter((row) => row.state === state && (state !== 'paid' || row.paid_on?.startsWith(year)))
      .reduce((total, row) => total + cents(row.you_receive), 0);
  return Object.fromEntries(Object.entries(LABELS).map(([state, label]) => [label, sum(state)]));
}
