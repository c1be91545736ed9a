import { expect, type Locator, type Page, test } from '@playwright/test';
import { HoursPage } from './support/hours';
import { Copy } from './support/http';
import { everyLook, fitsSideways, signInAs } from './support/pages';
import { openRequest } from './support/requests';

/** The painted week: by mouse, by fingers, over what takes time, and what happens when something goes wrong. */

const copy = Copy.fromEnvironment();
const EMPTY = { windows: [], exceptions: [] };

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover({ force: true });
  await page.mouse.up();
}

test('hours are painted with the mouse, and a change of weeks or a failed save loses nothing', async ({
  page,
}) => {
  const client = await signInAs(page, 'cand13@monet.local');
  await client.json('PUT', '/api/availability', EMPTY);
  await page.goto('/candidate/availability');
  const hours = new HoursPage(page);
  await expect(page.getByText('With no hours, no professional can set a time with you.')).toBeVisible();
  await everyLook(page);
  await drag(page, hours.cell('Tuesday 09:00'), hours.cell('Thursday 10:45'));
  await hours.told('Tuesday to Thursday, 09:00 to 11:00, are free now.');
  // Upwards and back, from inside of what is free: it clears.
  await drag(page, hours.cell('Wednesday 10:00'), hours.cell('Wednesday 09:30'));
  await hours.told('Wednesday 09:30 to 10:15 is not free any more.');
  await hours.cell('Friday 20:00').click();
  await hours.told('Friday 20:00 to 20:15 is free now.');
  await expect(page.getByText('Open 5 hours 30 min a week.')).toBeVisible();

  // What is let go by Escape was never painted.
  await hours.cell('Monday 09:00').hover();
  await page.mouse.down();
  await hours.cell('Monday 12:00').hover({ force: true });
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(13);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(hours.cell('Monday 09:00')).toHaveAccessibleName(/, not free$/);

  const title =
    (await page
      .getByText(/to \d+.\w+.\d{4}$/)
      .first()
      .textContent()) ?? '';
  await page.getByRole('link', { name: 'Later week' }).click();
  await expect(page).toHaveURL(/week=\d{4}-\d\d-\d\d$/);
  await expect(page.getByText(title, { exact: true })).toHaveCount(0);
  await expect(hours.cell('Thursday 10:45')).toHaveAccessibleName(/, free$/);
  await expect(page.getByText('Not saved yet.')).toBeVisible();

  // Leaving asks first; here the answer is to stay.
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/availability\?week=/);

  await page.route('**/candidate/availability**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await page.getByRole('button', { name: 'Save hours' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing is lost');
  await expect(hours.cell('Thursday 10:45')).toHaveAccessibleName(/, free$/);
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.unroute('**/candidate/availability**');
  await hours.save();
  await expect(page.getByText('Not saved yet.')).toHaveCount(0);
  expect(await hours.saved()).toEqual([
    '2 09:00-11:00',
    '3 09:00-09:30',
    '3 10:15-11:00',
    '4 09:00-11:00',
    '5 20:00-20:15',
  ]);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 } });

  test('hours are painted by taps and by a finger that rests, and a finger that moves scrolls', async ({
    page,
  }) => {
    const client = await signInAs(page, 'cand39@monet.local');
    await client.json('PUT', '/api/availability', EMPTY);
    await page.goto('/candidate/availability');
    const hours = new HoursPage(page);
    await expect(hours.grid()).toContainText('07:00');
    await fitsSideways(page);
    await page.getByRole('button', { name: /^Thursday 2?\d/ }).tap();
    await expect(hours.cell('Thursday 19:00')).toBeVisible();
    await expect(hours.cell('Friday 19:00')).toBeHidden();
    await hours.cell('Thursday 19:00').tap();
    await hours.told('Thursday from 19:00: now tap where your free time ends.');
    await expect(hours.cell('Thursday 19:00')).toHaveAccessibleName(/, not free$/);
    await hours.cell('Thursday 21:15').tap();
    await hours.told('Thursday 19:00 to 21:30 is free now.');
    await hours.cell('Thursday 20:00').tap();
    await hours.told('Thursday from 20:00: now tap where the time to clear ends.');
    await page.getByRole('button', { name: 'Cancel' }).tap();
    await expect(hours.cell('Thursday 20:00')).toHaveAccessibleName(/, free$/);

    const at = async (name: string) => {
      await hours.cell(name).scrollIntoViewIfNeeded();
      const box = await hours.cell(name).boundingBox();
      return { x: (box?.x ?? 0) + 80, y: (box?.y ?? 0) + 12 };
    };
    const finger = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => finger.send('Input.dispatchTouchEvent', { type, touchPoints });
    const slide = async (from: { x: number; y: number }, by: number, rest: number) => {
      await touch('touchStart', from);
      await page.waitForTimeout(rest);
      for (let step = 1; step <= 6; step++)
        await touch('touchMove', { x: from.x, y: from.y + (by * step) / 6 });
      await touch('touchEnd');
    };
    const scrolled = () => page.evaluate(() => window.scrollY);

    await at('Thursday 12:00');
    const resting = await at('Thursday 09:00');
    const before = await scrolled();
    await slide(resting, 24 * 4, 600);
    await hours.told('Thursday 09:00 to 10:15 is free now.');
    expect(await scrolled()).toBe(before);
    const moving = await at('Thursday 13:00');
    const top = await scrolled();
    await slide(moving, -200, 0);
    await expect.poll(scrolled).toBeGreaterThan(top + 50);
    await page.waitForTimeout(500);
    await expect(hours.cell('Thursday 13:00')).toHaveAccessibleName(/, not free$/);
    await hours.save();
    expect(await hours.saved()).toEqual(['4 09:00-10:15', '4 19:00-21:30']);
  });
});

test('calendars, calls and single dates stand behind the hours, in every look', async ({ page }) => {
  test.slow();
  const people = { candidate: 'cand40@monet.local', professional: 'pro10@monet.local' };
  const { id, professional } = await openRequest(copy, people);
  await signInAs(page, people.professional);
  const { items } = await professional.json('GET', '/api/calendar/addresses');
  for (const { id: old } of items as { id: string }[]) {
    await professional.json('DELETE', `/api/calendar/addresses/${old}`);
  }
  const { slots } = await professional.json('POST', `/api/bookings/${id}/accept`);
  const later = (slots as { startAt: string }[]).at(-1)?.startAt ?? '';
  await professional.json('POST', `/api/bookings/${id}/schedule`, { startAt: later });
  const { zone } = (await professional.json('GET', '/api/availability')) as { zone: string };
  const on = (instant: string) => {
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(Date.parse(instant));
    return {
      cell: `${part({ weekday: 'long' })} ${part({ hour: '2-digit', minute: '2-digit' })}`,
      date: new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.parse(instant)),
    };
  };
  const call = on(later);
  await page.goto(`/professional/availability?week=${call.date}`);
  const hours = new HoursPage(page);
  await expect(hours.cell(call.cell)).toHaveAccessibleName(/free, on \d+.\w+ a call of yours$/);
  await expect(page.getByText('No calendar is connected, so only your calls are shown.')).toBeVisible();

  const before = new Date(Date.parse(later) - 5 * 60_000).toISOString();
  const stamp = (text: string) => text.replace(/[-:]|\.\d+/g, '');
  const publish = (text: string) =>
    copy.control<{ address: string }>('POST', '/control/ics', { name: 'grid.ics', text });
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test',
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTAMP:20260101T000000Z',
    `DTSTART:${stamp(before)}`,
    'DURATION:PT5M',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\n');
  const { address } = await publish(calendar);
  await professional.json('POST', '/api/calendar/addresses', { address });
  await page.reload();
  await expect(page.getByText(/^Read at \d\d:\d\d\./)).toBeVisible();
  // A quarter of which five minutes are taken is taken.
  const quarter = new Date(Date.parse(later) - 15 * 60_000).toISOString();
  await expect(hours.cell(on(quarter).cell)).toHaveAccessibleName(/busy in your calendar$/);
  await everyLook(page);

  // A day off is seen while it is typed.
  await page.getByRole('button', { name: 'Add days off' }).click();
  await page
    .getByLabel(/^First day off/)
    .last()
    .fill(call.date);
  await expect(hours.cell(call.cell)).toHaveAccessibleName(/a call of yours and marked not free$/);
  await everyLook(page);

  await publish('<!doctype html>');
  await page.getByRole('link', { name: 'Read again' }).click();
  await expect(page.getByText('One of your calendars could not be read just now.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'See which one, and why' })).toHaveAttribute(
    'href',
    '/calendars',
  );
  await expect(hours.cell(call.cell)).toHaveAccessibleName(/a call of yours and marked not free$/);
  await hours.cell('Sunday 07:00').click();
  await hours.told(/^Sunday 07:00 to 07:15 is/);
  await everyLook(page);
});
