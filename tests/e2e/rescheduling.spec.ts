import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { paidCall } from './support/paid-call';
import { openWindow } from './support/window';

/** Two people agree on another time for a call, each on their own pages. */

const panel = (page: Page, title: RegExp) => page.getByRole('region', { name: title });

/** Ticks half hours of the first days that have any, one on each. */
async function tick(page: Page, count: number): Promise<string[]> {
  const names: string[] = [];
  const days = page.getByRole('group').filter({ has: page.getByRole('checkbox') });
  for (let day = 0; day < count; day++) {
    const box = days.nth(day).getByRole('checkbox').first();
    names.push((await box.getAttribute('value')) ?? '');
    await box.focus();
    await page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }
  return names;
}

/** Ticks one of the last half hours that are shown: the first may be so near that nobody could answer in time. */
async function fromTheEnd(page: Page, place: number): Promise<void> {
  const boxes = page.getByRole('checkbox');
  await boxes.nth((await boxes.count()) - place).check();
}

test('the candidate proposes two times, and the professional takes one', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand31@monet.local', professional: 'pro9@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 8 });
  const { page } = await openWindow(browser, copy, people.candidate);
  await page.goto(`/candidate/bookings/${call.id}`);
  await page.getByRole('link', { name: 'Propose another time' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Propose another time');
  await page.getByRole('button', { name: 'Propose this time' }).first().click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('needs another look');
  const [first, second] = await tick(page, 2);
  const choice = page.getByRole('complementary', { name: 'Your choice' });
  await expect(choice).toContainText('2 times chosen');
  await expect(choice.getByText(/^Can be taken until [A-Z]/)).toHaveCount(2);
  await page.getByRole('button', { name: 'Propose these times' }).first().click();
  await expect(panel(page, /You proposed another time/)).toBeVisible();

  const other = await openWindow(browser, copy, people.professional);
  await other.page.goto(`/professional/bookings/${call.id}`);
  const asked = panel(other.page, /would like another time/);
  await expect(asked.getByRole('radio')).toHaveCount(2);
  await asked.getByRole('button', { name: 'Move the call to this time' }).click();
  await expect(asked.getByRole('alert')).toContainText('needs another look');
  await asked.getByRole('radio').nth(1).check();
  await asked.getByRole('button', { name: 'Move the call to this time' }).click();
  await expect(asked).toHaveCount(0);
  await expect(other.page.getByRole('list', { name: /What happened/ })).toContainText(
    'You agreed: the call moved',
  );
  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({ status: 'confirmed', proposal: null, roundsLeft: 3 });
  expect([new Date(String(seen.startAt)).getTime()]).toEqual([new Date(second ?? '').getTime()]);
  expect(first).not.toBe(second);
});

test('proposals go to and fro three times, and the time can be kept; without script as well', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand36@monet.local', professional: 'pro12@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 8 });
  const before = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  const plain = { javaScriptEnabled: false };
  const candidate = (await openWindow(browser, copy, people.candidate, plain)).page;
  const professional = (await openWindow(browser, copy, people.professional, plain)).page;

  await candidate.goto(`/candidate/bookings/${call.id}/reschedule`);
  await fromTheEnd(candidate, 1);
  await candidate.getByRole('button', { name: 'Propose this time' }).first().click();
  await expect(panel(candidate, /You proposed another time/)).toBeVisible();

  await professional.goto(`/professional/bookings/${call.id}`);
  await panel(professional, /would like another time/)
    .getByRole('link', { name: 'Propose others' })
    .click();
  await fromTheEnd(professional, 2);
  await professional.getByRole('button', { name: 'Propose this time' }).first().click();
  await expect(panel(professional, /You proposed another time/)).toBeVisible();

  await candidate.goto(`/candidate/bookings/${call.id}/reschedule`);
  await expect(candidate.getByText('This is the last proposal')).toBeVisible();
  await fromTheEnd(candidate, 3);
  await candidate.getByRole('button', { name: 'Propose this time' }).first().click();

  await professional.goto(`/professional/bookings/${call.id}`);
  const asked = panel(professional, /would like another time/);
  await expect(asked.getByRole('link', { name: 'Propose others' })).toHaveCount(0);
  await asked.getByRole('button', { name: 'Keep the time that is set' }).click();
  await expect(asked).toHaveCount(0);
  await candidate.goto(`/candidate/bookings/${call.id}/reschedule`);
  await expect(candidate.getByText('Times have gone to and fro three times')).toBeVisible();
  const after = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(after).toMatchObject({ startAt: before.startAt, proposal: null, roundsLeft: 0 });
});

test('a proposal is withdrawn, and a stranger finds no page', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand33@monet.local', professional: 'pro11@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 8 });
  const { slots } = await call.professional.json('GET', `/api/bookings/${call.id}/reschedule`);
  const { startAt } = (slots as { startAt: string }[]).at(-1) ?? {};
  await call.professional.json('POST', `/api/bookings/${call.id}/reschedule`, {
    action: 'propose',
    startAts: [startAt],
  });
  const { page } = await openWindow(browser, copy, people.professional);
  await page.goto(`/professional/bookings/${call.id}`);
  await page.getByRole('button', { name: 'Withdraw the proposal' }).click();
  await expect(panel(page, /You proposed another time/)).toHaveCount(0);
  await expect(page.getByRole('list', { name: /What happened/ })).toContainText('You withdrew the proposal');

  const stranger = await openWindow(browser, copy, 'cand34@monet.local');
  const answer = await stranger.page.goto(`/candidate/bookings/${call.id}/reschedule`);
  expect(answer?.status()).toBe(404);
});
