import { expect, test } from '@playwright/test';
import { axe, signInAs } from './support/pages';

/** What belongs to somebody's hours beside the week: templates and undo, single dates, trips, their own rules. */

test('templates, undo, single dates, a trip and rules are edited and saved', async ({ page }) => {
  await signInAs(page, 'pro31@monet.local');
  await page.goto('/professional/availability');
  await page.getByText('Type the times').click();
  const tuesday = page.getByLabel('Tuesday, from', { exact: true });
  const told = page.getByRole('main').getByRole('status');
  await page.getByText('Start from a template').click();
  await page.getByRole('button', { name: 'Lunch hours' }).click();
  await expect(tuesday).toHaveValue('12:00');
  await expect(told.filter({ hasText: 'The week is now: Lunch hours.' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Weekends' }).click();
  await expect(tuesday).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tuesday).toHaveValue('12:00');
  await expect(told.filter({ hasText: 'The last change is undone.' })).toHaveCount(1);

  await page.getByRole('button', { name: 'Add hours of a date' }).press('Enter');
  await expect(page.getByLabel('Date, date 1')).toBeFocused();
  await page.getByLabel('Date, date 1').fill('2027-03-06');
  await page.getByLabel('From, date 1').fill('10');
  await page.getByLabel('To, date 1').fill('11.30');
  await page.getByRole('button', { name: 'Add a trip' }).click();
  await page.getByLabel('First day away, trip 1').fill('2027-05-03');
  await page.getByLabel('Last day away, trip 1').fill('2027-05-01');
  await page.getByLabel('Time zone, trip 1').selectOption('Asia/Tokyo');
  await page.getByLabel('A call starts at the earliest').selectOption('48');
  await page.getByLabel('Kept free before and after each call').selectOption('15');
  await page.getByLabel('Calls a week').selectOption('3');
  await axe(page);
  await page.getByRole('button', { name: 'Save hours' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The last day away comes before');
  await page.getByLabel('Last day away, trip 1').fill('2027-05-07');
  await page.getByRole('button', { name: 'Save hours' }).click();
  await expect(page.getByText('Your hours are saved.')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('From, date 1')).toHaveValue('10:00');
  await expect(page.getByLabel('Calls a week')).toHaveValue('3');
  const saved = await (await page.request.get('/api/availability')).json();
  expect(saved).toMatchObject({
    exceptions: expect.arrayContaining([{ date: '2027-03-06', kind: 'open', start: '10:00', end: '11:30' }]),
    trips: [{ from: '2027-05-03', to: '2027-05-07', zone: 'Asia/Tokyo' }],
    rules: { noticeHours: 48, bufferMinutes: 15, callsPerDay: null, callsPerWeek: 3 },
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the same by sending the form, with one change to undo', async ({ page }) => {
    await signInAs(page, 'cand38@monet.local');
    await page.goto('/candidate/availability');
    await page.getByText('Start from a template').click();
    await page.getByRole('button', { name: 'Weekday evenings' }).click();
    await expect(page.getByLabel('Friday, to', { exact: true })).toHaveValue('21:00');
    await expect(page.getByRole('group', { name: 'Sunday' })).toContainText('No hours');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Friday, to', { exact: true })).toHaveValue('24:00');
    await page.getByLabel('Calls a day').selectOption('2');
    await page.getByRole('button', { name: 'Add a trip' }).click();
    await expect(page.getByLabel('Calls a day')).toHaveValue('2');
    await page.getByLabel('First day away, trip 1').fill('2027-05-03');
    await page.getByLabel('Time zone, trip 1').selectOption('America/New_York');
    await page.getByRole('button', { name: 'Save hours' }).last().click();
    await expect(page.getByText('Your hours are saved.')).toBeVisible();
    await page.goto('/candidate/availability');
    await expect(page.getByLabel('Calls a day')).toHaveValue('2');
    await expect(page.getByLabel('Time zone, trip 1')).toHaveValue('America/New_York');
  });
});
