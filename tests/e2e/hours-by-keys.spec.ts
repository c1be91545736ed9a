import { expect, type Page, test } from '@playwright/test';
import { HoursPage } from './support/hours';
import { Copy } from './support/http';
import { axe, signInAs, tabTo } from './support/pages';
import { openRequest } from './support/requests';

/** Hours and times for people who do not use a mouse, and for those who do not see the page. */

const copy = Copy.fromEnvironment();
const WORKING_WEEK = [1, 2, 3, 4, 5].flatMap((day) => [`${day} 09:00-12:00`, `${day} 13:00-17:30`]);

test('a whole week is painted, put right, copied and saved by keys alone', async ({ page }) => {
  const client = await signInAs(page, 'cand10@monet.local');
  await client.json('PUT', '/api/availability', {
    windows: [{ weekday: 7, start: '06:00', end: '24:00' }],
    exceptions: [],
  });
  await page.goto('/candidate/availability');
  const hours = new HoursPage(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await tabTo(page, page.locator('summary', { hasText: 'Start from a template' }));
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'An empty week' }));
  await press('Enter');
  await hours.told('The week is now: An empty week.');

  // Into the grid, and Monday from 09:00 to 12:00.
  await tabTo(page, hours.grid().locator('[tabindex="0"]'));
  await expect(hours.cell('Monday 06:00')).toBeFocused();
  // Above what is shown the rest of the day appears; when it goes, the way into the grid is still there.
  await press('ArrowUp');
  await expect(hours.cell('Monday 05:45')).toBeFocused();
  await tabBackTo(page, 'Whole day');
  await press('Enter');
  await expect(hours.cell('Monday 05:45')).toHaveCount(0);
  await tabTo(page, hours.grid().locator('[tabindex="0"]'));
  await expect(hours.cell('Monday 06:00')).toBeFocused();
  await press(
    'PageDown',
    'PageDown',
    'PageDown',
    'Shift+PageDown',
    'Shift+PageDown',
    'Shift+PageDown',
    'Shift+ArrowUp',
  );
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(12);
  await press('Space');
  await hours.told('Monday 09:00 to 12:00 is free now.');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(0);
  await expect(hours.cell('Monday 11:45')).toBeFocused();

  // 13:00 to 17:30, a quarter too long at first.
  await press(
    'PageDown',
    'ArrowDown',
    ...Array(4).fill('Shift+PageDown'),
    'Shift+ArrowDown',
    'Shift+ArrowDown',
  );
  await press('Enter');
  await hours.told('Monday 13:00 to 17:45 is free now.');
  await press('Control+z');
  await hours.told('The last change is undone.');
  await press('Control+Shift+Z');
  await hours.told('The change is made again.');
  await expect(hours.cell('Monday 17:30')).toBeFocused();
  await press('Space');
  await hours.told('Monday 17:30 to 17:45 is not free any more.');

  // To the other weekdays.
  await tabBackTo(page, 'Copy a day');
  await press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Copy these hours' }));
  await press('Enter');
  await hours.told('Monday copied to Tuesday, Wednesday, Thursday and Friday.');
  await expect(page.getByRole('button', { name: 'Copy a day' })).toBeFocused();

  // Early on the weekend: the rows before 06:00 come by themselves; several days at once.
  await tabTo(page, hours.grid().locator('[tabindex="0"]'));
  await press('Control+Home', 'End', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Shift+PageUp');
  await expect(hours.cell('Sunday 04:45')).toBeFocused();
  await press('Escape');
  await expect(page.getByRole('gridcell', { selected: true })).toHaveCount(0);
  await press('Shift+ArrowLeft', 'Shift+ArrowDown', 'Space');
  await hours.told('Saturday and Sunday 04:45 to 05:15 are free now.');

  // The way to save stays in sight meanwhile, and hides nothing that has the focus.
  await expect(page.getByText('Not saved yet.')).toBeInViewport();
  await page.setViewportSize({ width: 720, height: 450 });
  for (const name of ['Add days off', 'Add a trip']) {
    const button = page.getByRole('button', { name });
    await tabTo(page, button);
    const box = await button.boundingBox();
    const middle = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    const onTop = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.textContent, middle);
    expect(onTop).toContain(name);
  }
  await tabTo(page, page.getByRole('button', { name: 'Save hours' }));
  await press('Enter');
  await expect(page.getByText('Your hours are saved.')).toBeVisible();
  await expect(page.getByText('Not saved yet.')).toBeHidden();
  expect(await hours.saved()).toEqual([...WORKING_WEEK, '6 04:45-05:15', '7 04:45-05:15']);
  await page.reload();
  await expect(hours.cell('Friday 17:15')).toHaveAccessibleName('Friday 17:15 to 17:30, free');
  await expect(hours.cell('Friday 17:30')).toHaveAccessibleName('Friday 17:30 to 17:45, not free');
  await expect(hours.cell('Sunday 05:00')).toHaveAccessibleName('Sunday 05:00 to 05:15, free');
});

/** Everything here finds its way by roles and names, as a screen reader tells them, and reads what is announced. */
test.describe('by what a screen reader tells', () => {
  test('hours are set, read back and saved', async ({ page }) => {
    await signInAs(page, 'pro18@monet.local');
    await page.goto('/professional/availability');
    const grid = page.getByRole('grid', { name: 'Every week' });
    await expect(grid).toHaveAccessibleDescription(
      /^Arrows move, Shift with arrows extends, Space sets or clears/,
    );
    await expect(grid.getByRole('columnheader')).toHaveText([
      'Time',
      /^Mon/,
      /^Tue/,
      /^Wed/,
      /^Thu/,
      /^Fri/,
      /^Sat/,
      /^Sun/,
    ]);
    const row = grid
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: '14:00', exact: true }) });
    await expect(row.getByRole('gridcell')).toHaveCount(7);
    expect(await grid.ariaSnapshot()).toContain('- rowheader "14:00"');

    // Clear the week, whatever it was.
    const told = (words: string) =>
      expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
    await page.getByRole('button', { name: 'Whole day', pressed: false }).press('Enter');
    const cell = (name: string) => grid.getByRole('gridcell', { name });
    await tabTo(page, grid.getByRole('gridcell', { name: /^Monday 07:00/ }));
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Space');
    await told('Monday to Sunday, 00:00 to 24:00, are free now.');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Space');
    await told('Monday to Sunday, 00:00 to 24:00, are not free any more.');

    // A press without keys or pointer, as a screen reader sends it from its reading mode.
    await cell('Tuesday 14:00 to 14:15, not free').dispatchEvent('click');
    await told('Tuesday 14:00 to 14:15 is free now.');
    await expect(cell('Tuesday 14:00 to 14:15, free')).toBeFocused();
    for (let quarter = 1; quarter < 10; quarter++) await page.keyboard.press('Shift+ArrowDown');
    await expect(grid.getByRole('gridcell', { selected: true })).toHaveCount(10);
    await page.keyboard.press('Enter');
    await told('Tuesday 14:00 to 16:30 is free now.');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await told('The last change is undone.');
    await expect(cell('Tuesday 16:15 to 16:30, not free')).toHaveCount(1);
    await page.getByRole('button', { name: 'Redo' }).press('Enter');
    await told('The change is made again.');
    const opener = page.getByRole('button', { name: 'Copy a day' });
    await opener.press('Enter');
    await expect(opener).toHaveAttribute('aria-expanded', 'true');
    await page.getByRole('combobox', { name: 'Copy' }).selectOption('Tuesday');
    await page
      .getByRole('group', { name: 'to', exact: true })
      .getByRole('checkbox', { name: 'Friday' })
      .uncheck();
    await page.getByRole('button', { name: 'Copy these hours' }).press('Enter');
    await told('Tuesday copied to Monday, Wednesday and Thursday.');
    await axe(page);
    await page.getByRole('button', { name: 'Save hours' }).press('Enter');
    await told('Your hours are saved.');
    await page.reload();
    await expect(grid.getByRole('gridcell', { name: /, free(,|$)/ })).toHaveCount(40);
    expect(await new HoursPage(page).saved()).toEqual([1, 2, 3, 4].map((day) => `${day} 14:00-16:30`));
  });

  test('a time for a call is chosen and set', async ({ page }) => {
    const people = { candidate: 'cand11@monet.local', professional: 'pro19@monet.local' };
    const { id, candidate } = await openRequest(copy, people);
    await signInAs(page, people.professional);
    await page.goto(`/professional/requests/${id}`);
    await page.getByRole('button', { name: 'Accept and choose a time' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Set a time for the call' })).toBeVisible();
    const first = page.getByRole('radio').first();
    const name = (await first.getAttribute('aria-label')) ?? '';
    expect(name).toMatch(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s\d+\s\w+, \d\d:\d\d in [A-Z]/);
    const radio = page.getByRole('radio', { name, exact: true });
    await expect(radio).not.toBeChecked();
    await radio.press('Space');
    await expect(radio).toBeChecked();
    const choice = page.getByRole('complementary', { name: 'Your choice' });
    const start = /\d\d:\d\d/.exec(name)?.[0] ?? 'none';
    await expect(choice).toContainText(`Chosen, not yet sent`);
    await expect(choice).toContainText(`${start}-`);
    await choice.getByRole('button', { name: 'Set this time' }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Waiting for the candidate to pay' })).toBeVisible();
    expect(await candidate.json('GET', `/api/bookings/${id}`)).toMatchObject({ status: 'accepted' });
  });
});

/** Goes back by Shift+Tab to the button of this name. */
async function tabBackTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name });
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Shift+Tab');
  }
  await expect(target).toBeFocused();
}
