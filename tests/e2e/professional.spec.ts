import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { axe, signInAs, tabTo } from './support/pages';
import { openRequest } from './support/requests';

/** The professional's requests and hours: answered, given a time, turned down, by keys alone and with both clocks. */

const copy = Copy.fromEnvironment();
const panel = (page: Page) => page.getByRole('complementary', { name: 'Your choice' });

test('a request is accepted and given a time by keys alone', async ({ page }) => {
  const people = { candidate: 'cand29@monet.local', professional: 'pro20@monet.local' };
  const { id, candidate } = await openRequest(copy, people);
  await signInAs(page, people.professional);
  await page.goto('/professional/requests');
  const item = page.getByRole('listitem').filter({ has: page.locator(`a[href$="${id}"]`) });
  await expect(item).toContainText('of $130.00, after our fee');
  await expect(page.locator('html')).not.toContainText('Layla');
  await tabTo(page, item.getByRole('link', { name: /^Answer/ }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A candidate asks for a call');
  await expect(page.getByRole('table', { name: 'What you receive' })).toContainText('$104.00');
  await axe(page);
  await tabTo(page, page.getByRole('button', { name: 'Accept and choose a time' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set a time for the call');

  // The days begin with today; the week after has seven others, and leads back.
  const days = page.locator('form h2');
  const first = await days.allInnerTexts();
  await tabTo(page, page.getByRole('link', { name: 'Later' }));
  await page.keyboard.press('Enter');
  await expect(days.first()).not.toHaveText(first[0] ?? '');
  expect(new Set([...first, ...(await days.allInnerTexts())]).size).toBe(14);
  await tabTo(page, page.getByRole('link', { name: 'Earlier' }));
  await page.keyboard.press('Enter');
  await expect(days.first()).toHaveText(first[0] ?? '');

  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await expect(panel(page)).toContainText('Chosen, not yet sent');
  const before = (await panel(page).textContent()) ?? '';
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await expect(panel(page)).not.toHaveText(before);
  const startAt = await page.getByRole('radio', { checked: true }).getAttribute('value');
  const clock = (timeZone: string, plus: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(
      Date.parse(startAt ?? '') + plus * 60_000,
    );
  await expect(panel(page)).toContainText(`${clock('Europe/London', 0)}-${clock('Europe/London', 30)}`);
  await expect(panel(page)).toContainText(
    `${clock('Asia/Kolkata', 0)}-${clock('Asia/Kolkata', 30)} in Kolkata`,
  );
  await expect(panel(page)).toContainText('at most until');
  await axe(page);
  await tabTo(page, panel(page).getByRole('button', { name: 'Set this time' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/professional/bookings/${id}$`));
  await expect(page.locator('.now')).toContainText('Waiting for the candidate to pay');
  expect(await candidate.json('GET', `/api/bookings/${id}`)).toMatchObject({
    status: 'accepted',
    startAt: new Date(startAt ?? '').toISOString(),
  });
});

test('declining asks first, and can be thought better of', async ({ page }) => {
  const people = { candidate: 'cand21@monet.local', professional: 'pro21@monet.local' };
  const { id, candidate } = await openRequest(copy, people);
  await signInAs(page, people.professional);
  await page.goto(`/professional/requests/${id}`);
  const opener = page.getByRole('link', { name: 'Decline this request' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Decline this request?' });
  await expect(dialog.getByRole('link', { name: 'Keep the request' })).toBeFocused();
  await expect(dialog).toContainText('your name is not shown');
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  expect(await candidate.json('GET', `/api/bookings/${id}`)).toMatchObject({ status: 'requested' });

  await opener.click();
  await dialog.getByRole('button', { name: 'Decline the request' }).click();
  await expect(page).toHaveURL(new RegExp(`/professional/bookings/${id}$`));
  await expect(page.locator('.now')).toContainText('You declined this request');
  expect(await candidate.json('GET', `/api/bookings/${id}`)).toMatchObject({ status: 'declined' });
});

test('a time that was taken meanwhile is refused, and the others are still there', async ({ page }) => {
  const professional = 'pro22@monet.local';
  const one = await openRequest(copy, { candidate: 'cand22@monet.local', professional });
  const two = await openRequest(copy, { candidate: 'cand23@monet.local', professional });
  await one.professional.json('POST', `/api/bookings/${one.id}/accept`);
  const { slots } = await two.professional.json('POST', `/api/bookings/${two.id}/accept`);
  await signInAs(page, professional);
  await page.goto(`/professional/requests/${one.id}`);
  const free = await page
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('value') ?? ''));
  const others = (slots as { startAt: string }[]).map(({ startAt }) => Date.parse(startAt));
  const startAt = free.find((each) => others.includes(Date.parse(each))) ?? '';
  const wanted = page.locator(`input[value="${startAt}"]`);
  await wanted.check({ force: true });
  await two.professional.json('POST', `/api/bookings/${two.id}/schedule`, { startAt });
  await panel(page).getByRole('button', { name: 'Set this time' }).click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('The times below are read anew');
  await expect(wanted).toHaveCount(0);
  await expect(panel(page)).toContainText('Choose a time');
  await panel(page).getByRole('button', { name: 'Set this time' }).click();
  await expect(alert).toContainText('Choose a time first');
  await page.getByRole('radio').first().check({ force: true });
  await panel(page).getByRole('button', { name: 'Set this time' }).click();
  await expect(page).toHaveURL(new RegExp(`/professional/bookings/${one.id}$`));
});

test('hours are removed, added and saved, and the focus never gets lost', async ({ page }) => {
  await signInAs(page, 'pro23@monet.local');
  await page.goto('/professional/availability');
  const rows = page.getByText('Type the times');
  await rows.click();
  const monday = page.getByRole('group', { name: 'Monday', exact: true });
  const remove = monday.getByRole('button', { name: /^Remove/ });
  for (let left = await remove.count(); left > 0; left--) {
    await remove.first().focus();
    await page.keyboard.press('Enter');
    await expect(remove).toHaveCount(left - 1);
  }
  await expect(monday).toContainText('No hours');
  await expect(monday.getByRole('button', { name: 'Add hours on Monday' })).toBeFocused();
  await page.keyboard.press('Enter');
  const from = page.getByLabel('Monday, from', { exact: true });
  await expect(from).toBeFocused();
  await from.fill('9');
  await page.getByLabel('Monday, to', { exact: true }).fill('12.30');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your hours are saved.')).toBeVisible();
  await page.reload();
  await rows.click();
  await expect(from).toHaveValue('09:00');
  await expect(page.getByLabel('Monday, to', { exact: true })).toHaveValue('12:30');
  await expect(page.getByLabel('Monday, from, hours 2')).toHaveCount(0);
  const saved = await (await page.request.get('/api/availability')).json();
  const { windows } = saved as { windows: { weekday: number; start: string; end: string }[] };
  expect(windows.filter(({ weekday }) => weekday === 1)).toMatchObject([{ start: '09:00', end: '12:30' }]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a request is accepted and given a time as well', async ({ page }) => {
    const people = { candidate: 'cand24@monet.local', professional: 'pro27@monet.local' };
    const { id, candidate } = await openRequest(copy, people);
    await signInAs(page, people.professional);
    await page.goto(`/professional/requests/${id}`);
    await page.getByRole('button', { name: 'Accept and choose a time' }).click();
    await panel(page).getByRole('button', { name: 'Set this time' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Choose a time first');
    await page.getByRole('radio').nth(2).check({ force: true });
    await panel(page).getByRole('button', { name: 'Set this time' }).click();
    await expect(page).toHaveURL(new RegExp(`/professional/bookings/${id}$`));
    expect(await candidate.json('GET', `/api/bookings/${id}`)).toMatchObject({ status: 'accepted' });
  });
});
