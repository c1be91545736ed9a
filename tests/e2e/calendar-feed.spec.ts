import { expect, test } from '@playwright/test';
import { axe, fitsSideways, nothingCut, signInAs } from './support/pages';

/** The secret address of one's calls: made, read by a calendar, replaced and ended; with script and without. */

for (const [javaScriptEnabled, width, email] of [
  [true, 1440, 'pro16@monet.local'],
  [false, 390, 'pro17@monet.local'],
] as const) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} script, ${width} pixels wide`;
  test(`an address is made, replaced and ended: ${how}`, async ({ browser, request }) => {
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
    await signInAs(page, email);
    await page.goto('/calendars');
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Your calls in your calendar', exact: true }),
    });
    const shown = section.getByRole('status').filter({ hasText: 'It is not shown again.' });
    const address = async () => ((await shown.locator('.mono').textContent()) ?? '').trim();
    const read = async (of: string) => {
      const answer = await request.get(new URL(of).pathname);
      return { status: answer.status(), isCalendar: (await answer.text()).startsWith('BEGIN:VCALENDAR') };
    };

    await section.getByRole('button', { name: 'Make an address' }).click();
    await expect(shown).toBeVisible();
    const first = await address();
    expect(await read(first)).toEqual({ status: 200, isCalendar: true });
    if (javaScriptEnabled) await axe(page);
    await fitsSideways(page);
    await nothingCut(page);

    await section.getByRole('button', { name: 'Replace the address' }).click();
    await expect(shown).not.toContainText(first);
    const second = await address();
    expect(await read(first)).toEqual({ status: 404, isCalendar: false });
    expect(await read(second)).toEqual({ status: 200, isCalendar: true });

    await page.goto('/calendars');
    await expect(section).toContainText('Your address was made on');
    expect(await page.content()).not.toContain(new URL(second).pathname);
    await section.getByRole('button', { name: 'End the address' }).click();
    await expect(section.getByRole('button', { name: 'Make an address' })).toBeVisible();
    expect(await read(second)).toEqual({ status: 404, isCalendar: false });
    await page.close();
  });
}
