import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { axe, fitsSideways, nothingCut, signInAs } from './support/pages';
import { paidCall } from './support/paid-call';

/** The event of a call in Google, moved and deleted by hand: asked about on the page of the call, and answered there. */

type Event = { owner: string; body: { id: string; status: string; start: { dateTime: string } } };

for (const [javaScriptEnabled, width, people] of [
  [true, 1440, { candidate: 'cand25@monet.local', professional: 'pro8@monet.local' }],
  [false, 360, { candidate: 'cand36@monet.local', professional: 'pro12@monet.local' }],
] as const) {
  const how = `${javaScriptEnabled ? 'with' : 'without'} script, ${width} pixels wide`;
  test(`an event that was changed by hand is put back or left: ${how}`, async ({ browser }) => {
    const copy = Copy.fromEnvironment();
    const page = await browser.newPage({ javaScriptEnabled, viewport: { width, height: 900 } });
    await signInAs(page, people.candidate);
    await connect(page, `cal-${people.candidate}`);
    const call = await paidCall(copy, { ...people, slot: 90 });
    await copy.advance('PT1M');
    const event = async (): Promise<Event> => {
      const { items } = await copy.control<{ items: Event[] }>('GET', '/control/google/events');
      const id = Buffer.from(call.id).toString('hex');
      const found = items.find(({ body }) => body.id === id);
      if (!found) throw new TypeError('no event of this call');
      return found;
    };
    const byHand = async (change: object) => {
      const { owner, body } = await event();
      await copy.control('POST', '/control/google/events', { id: body.id, calendar: owner, ...change });
      await copy.advance('PT6H15M');
      await page.goto(`/candidate/bookings/${call.id}`);
    };
    const main = page.getByRole('main');

    await byHand({ deleted: true });
    await expect(main).toContainText('You deleted the event of this call in Google.');
    if (javaScriptEnabled) await axe(page);
    await fitsSideways(page);
    await nothingCut(page);
    await main.getByRole('button', { name: 'Put the event back' }).click();
    await expect(main).not.toContainText('You deleted the event');
    await copy.advance('PT1M');
    expect((await event()).body.status).toBe('confirmed');

    const moved = new Date(call.startAt.getTime() + 2 * 3_600_000);
    const end = new Date(moved.getTime() + 1_800_000);
    await byHand({ start: moved.toISOString(), end: end.toISOString() });
    await expect(main).toContainText('You moved the event of this call in Google to');
    await main.getByRole('button', { name: 'Leave it as it is' }).click();
    await expect(main).not.toContainText('You moved the event');
    expect(new Date((await event()).body.start.dateTime)).toEqual(moved);
    await page.close();
  });
}

async function connect(page: Page, account: string): Promise<void> {
  await page.goto('/calendars');
  await page.locator('a[href="/api/calendar/google/connect"]').first().click();
  await page.getByLabel('E-mail of the account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/availability/);
}
