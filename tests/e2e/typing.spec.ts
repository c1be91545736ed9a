import { expect, type Locator, test } from '@playwright/test';

/** What somebody types stays: before the script has come, and while the page draws itself anew. */

/** Whether the script has taken the element over: React keeps what it knows of it on it. */
function isTakenOver(element: Locator): Promise<boolean> {
  return element.evaluate((node) => Object.keys(node).some((key) => key.startsWith('__reactProps')));
}

test('words and filters given before the script has come are still there when it has, and are searched for', async ({
  page,
}) => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/browse', { waitUntil: 'commit' });
  const words = page.getByRole('searchbox');
  const filter = page.getByRole('main').getByRole('checkbox').first();
  await words.fill('private equity');
  await filter.check();
  expect(await isTakenOver(words)).toBe(false);

  letGo();
  await expect.poll(() => isTakenOver(words)).toBe(true);
  await expect(words).toHaveValue('private equity');
  await expect(filter).toBeChecked();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await words.press('Enter');
  await expect(page).toHaveURL(/[?&]q=private\+equity(&|$)/);
  await expect(words).toHaveValue('private equity');
  await expect(filter).toBeChecked();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('the errors of a form take the focus once, and not away from what is typed next', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Open an account' }).click();
  const summary = page.getByRole('main').getByRole('alert').first();
  await expect(summary).toBeFocused();
  const name = page.getByLabel('Your name');
  await name.click();
  await page.keyboard.type('Ada Newcomer');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('Ada Newcomer');
  await page.getByRole('button', { name: 'Open an account' }).click();
  await expect(summary).toBeFocused();
});
