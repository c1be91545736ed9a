import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { axe, fitsSideways, nothingCut, signInAs } from './support/pages';

/** Which calendars of a Google account count: chosen, left out, and mended when one is gone; with script and without. */

const LONG = 'Family, shared with everybody at home, the grandparents and whoever walks the dog';

for (const [javaScriptEnabled, width, email] of [
  [true, 1440, 'pro18@monet.local'],
  [false, 360, 'pro19@monet.local'],
] as const) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} script, ${width} pixels wide`;
  test(`calendars are chosen, and one that is gone is unticked: ${how}`, async ({ browser }) => {
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
    const account = `cal-${email}`;
    const copy = Copy.fromEnvironment();
    const give = (...names: string[]) =>
      copy.control('POST', '/control/google/calendars', {
        email: account,
        calendars: names.map((name) => ({ name })),
      });
    await give('Work', LONG);
    await signInAs(page, email);
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Which Google calendars count' }),
    });
    const box = (name: string) => section.getByRole('checkbox', { name });
    const save = () => section.getByRole('button', { name: 'Save the choice' }).click();

    await consent(page, account, 'without the list');
    await page.goto('/calendars');
    await expect(section).toContainText(`One calendar is read: ${account}.`);
    await consent(page, account);
    await page.goto('/calendars');
    await expect(box(account)).toBeChecked();
    await box(LONG).check();
    await save();
    await expect(section.getByRole('status')).toContainText('Saved.');
    if (javaScriptEnabled) await axe(page);
    await fitsSideways(page);
    await nothingCut(page);

    await page.goto('/calendars');
    await expect(box(LONG)).toBeChecked();
    await expect(box('Work')).not.toBeChecked();
    await box(LONG).uncheck();
    await box(account).uncheck();
    await save();
    await expect(section.locator('.err')).toContainText('Keep at least one ticked.');
    await expect(box(account)).not.toBeChecked();

    await give('Work');
    await page.goto('/calendars');
    await box(LONG).uncheck();
    await save();
    await expect(section.getByRole('status')).toContainText('Saved.');
    await expect(box(LONG)).toHaveCount(0);
    await page.close();
  });
}

/** Goes to Google and allows what is asked for, but the list where it is left out. */
async function consent(page: Page, account: string, how?: 'without the list'): Promise<void> {
  await page.goto('/calendars');
  await page.locator('a[href="/api/calendar/google/connect"]').first().click();
  await page.getByLabel('E-mail of the account').fill(account);
  if (how) await page.getByLabel('See the list of your calendars').uncheck();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/availability/);
}
