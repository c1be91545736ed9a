import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  expect,
  type Page,
  test,
} from '@playwright/test';
import { Copy } from './support/http';
import { everyLook, tabTo } from './support/pages';
import { paidCall } from './support/paid-call';
import { nowPanel, openWindow } from './support/window';

/** The page on which the two wait for their call: both sides, before, at the door, during and after; with devices. */

const PEOPLE = { candidate: 'cand35@monet.local', professional: 'pro12@monet.local' };
const FAKE = '--use-fake-device-for-media-stream';
const ALLOW = '--use-fake-ui-for-media-stream';

/** A browser whose camera and microphone are made up. */
function withDevices(...flags: string[]): Promise<Browser> {
  const { launchOptions = {} } = test.info().project.use;
  return chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...flags] });
}
async function windowOf(
  browser: Browser,
  copy: Copy,
  side: keyof typeof PEOPLE,
  more: BrowserContextOptions = {},
) {
  const baseURL = test.info().project.use.baseURL;
  const { page } = await openWindow(browser, copy, PEOPLE[side], { ...(baseURL && { baseURL }), ...more });
  return page;
}
const main = (page: Page) => page.getByRole('main');
const door = (page: Page, name: string) => nowPanel(page).getByRole('link', { name });
const closedDoor = (page: Page, name: string) => nowPanel(page).getByRole('button', { name });

test('two people wait for their call, try their devices, go in, and come back', async () => {
  test.setTimeout(300_000);
  const copy = Copy.fromEnvironment();
  const call = await paidCall(copy, { ...PEOPLE, slot: 20 });
  await copy.advance('PT0S');
  const at = (minutes: number) => new Date(call.startAt.getTime() + minutes * 60_000);
  const devices = await withDevices(FAKE, ALLOW);
  const maya = await windowOf(devices, copy, 'candidate');
  const daniel = await windowOf(devices, copy, 'professional');
  const sides = [
    [maya, 'candidate', 'Join on Zoom'],
    [daniel, 'professional', 'Start the call on Zoom'],
  ] as const;

  await test.step('before: the booking leads there, and the door is closed', async () => {
    for (const [page, side, name] of sides) {
      await page.goto(`/${side}/bookings/${call.id}`);
      await nowPanel(page).getByRole('link', { name: 'Get ready for the call' }).click();
      await expect(page).toHaveTitle(/^Call/);
      await expect(closedDoor(page, name)).toBeDisabled();
      await expect(nowPanel(page)).toContainText('You can go in from');
      await expect(main(page)).toContainText('practise an interview');
      await expect(main(page)).toContainText('If somebody does not come');
      await expect(main(page)).toContainText('Shown here from');
      await everyLook(page);
    }
    const early = await maya.goto(`/api/bookings/${call.id}/join`);
    expect(new URL(early?.url() ?? '').pathname).toBe(`/candidate/bookings/${call.id}/call`);
  });

  await test.step('camera, microphone and loudspeaker are tried, by keyboard', async () => {
    const check = maya.getByRole('button', { name: 'Check camera and microphone' });
    await tabTo(maya, check);
    await maya.keyboard.press('Enter');
    await expect(main(maya)).toContainText('Your microphone works: we hear you.');
    await expect(maya.getByLabel('Your camera')).toBeVisible();
    await expect
      .poll(() => maya.getByLabel('Your camera').evaluate((video: HTMLVideoElement) => video.videoWidth))
      .toBeGreaterThan(0);
    await everyLook(maya);
    await maya.getByRole('button', { name: 'Play a tone' }).click();
    await expect(maya.getByRole('button', { name: 'Play a tone' })).toBeVisible();
    const tracks = () =>
      maya
        .getByLabel('Your camera')
        .evaluate((video: HTMLVideoElement) => (video.srcObject as MediaStream).getTracks());
    expect(await tracks()).toHaveLength(2);
    await maya.getByRole('button', { name: 'Turn them off' }).click();
    await expect(maya.getByLabel('Your camera')).toHaveCount(0);
  });

  await test.step('only this page may use them', async () => {
    const given = async (path: string) =>
      (await maya.request.get(path)).headers()['permissions-policy'] ?? '';
    expect(await given(`/candidate/bookings/${call.id}/call`)).toMatch(
      /camera=\(self\).*microphone=\(self\)/,
    );
    for (const path of [`/candidate/bookings/${call.id}`, '/', `/candidate/bookings/${call.id}/dispute`])
      expect(await given(path)).toMatch(/camera=\(\).*microphone=\(\)/);
  });

  await test.step('refused, without devices, and without script it says so and holds nobody up', async () => {
    for (const [flags, words] of [
      [[FAKE, `${ALLOW}=deny`], 'Your browser keeps camera and microphone from this page.'],
      [[ALLOW], 'No camera and no microphone were found.'],
    ] as const) {
      const browser = await withDevices(...flags);
      const page = await windowOf(browser, copy, 'candidate');
      await page.goto(`/candidate/bookings/${call.id}/call`);
      await page.getByRole('button', { name: 'Check camera and microphone' }).click();
      await expect(main(page).getByRole('alert')).toContainText(words);
      await expect(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
      await everyLook(page);
      await browser.close();
    }
    const speaker = await withDevices(`${FAKE}=device-count=0`, ALLOW);
    const alone = await windowOf(speaker, copy, 'candidate');
    await alone.goto(`/candidate/bookings/${call.id}/call`);
    await alone.getByRole('button', { name: 'Check camera and microphone' }).click();
    await expect(main(alone)).toContainText('No camera found. You can talk without one.');
    await expect(main(alone)).toContainText('Your microphone works');
    await speaker.close();
    const context = await devices.newContext({
      javaScriptEnabled: false,
      storageState: await maya.context().storageState(),
    });
    const plain = await context.newPage();
    await plain.goto(maya.url());
    const html = await (await maya.request.get(`/candidate/bookings/${call.id}/call`)).text();
    expect(html).toContain('You can go without it');
    await expect(plain.getByRole('button', { name: 'Check camera and microphone' })).toBeHidden();
    await context.close();
  });

  await test.step('a quarter of an hour before, the door opens, and nothing moves while time runs', async () => {
    await copy.advanceTo(at(-14));
    for (const [page, side, name] of sides) {
      await page.goto(`/${side}/bookings/${call.id}/call`);
      await expect(door(page, name)).toBeVisible();
      await expect(nowPanel(page)).toContainText('You can go in now');
      await expect(main(page)).not.toContainText('Shown here from');
      const timer = page.getByRole('timer');
      await expect(timer).toHaveText(/^1[34]:\d\d\s*until the call$/);
      const [box, before] = [await timer.boundingBox(), await timer.textContent()];
      await expect(timer).not.toHaveText(before ?? '');
      expect(await timer.boundingBox()).toEqual(box);
      await everyLook(page);
    }
  });

  await test.step('both go in, and their doors are their own', async () => {
    await door(maya, 'Join on Zoom').click();
    await expect(maya).toHaveURL(/\/zoom\/j\//);
    await expect(maya.locator('body')).toContainText('candidate');
    await tabTo(daniel, door(daniel, 'Start the call on Zoom'));
    await daniel.keyboard.press('Enter');
    await expect(daniel).toHaveURL(/\/zoom\/s\//);
  });

  await test.step('during the call, and when it is late', async () => {
    await copy.advanceTo(at(11));
    for (const [page, side, name] of sides) {
      await page.goto(`/${side}/bookings/${call.id}/call`);
      await expect(nowPanel(page)).toContainText('The call is on until');
      await expect(door(page, name)).toBeVisible();
      await expect(nowPanel(page)).toContainText(
        side === 'candidate' ? 'comes back to you by itself' : 'you are paid all the same',
      );
      await everyLook(page);
    }
  });

  await test.step('after the end there is a way back for a while, and then none', async () => {
    await copy.advanceTo(at(32));
    for (const [page, side] of sides) {
      await page.goto(`/${side}/bookings/${call.id}/call`);
      await expect(nowPanel(page)).toContainText('The half hour is over');
      await expect(door(page, 'Back to the call')).toBeVisible();
      await everyLook(page);
    }
    await copy.advanceTo(at(46));
    await maya.goto(`/candidate/bookings/${call.id}/call`);
    await expect(door(maya, 'Back to the call')).toHaveCount(0);
  });
  await devices.close();
});
