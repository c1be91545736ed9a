import { type BrowserContext, type CDPSession, expect, type Page, test } from '@playwright/test';
import { TOTP } from 'otpauth';
import { axe, everyLook } from './support/pages';

/** The second step of signing in: codes from an app, recovery codes, passkeys; with script and without. */

const PASSWORD = 'monet-demo-password';
const STEP_MS = 30_000;

/** Each test has somebody of its own, so that codes used up by one are no matter to another. */
const PEOPLE = { codes: 'cand31@monet.local', plain: 'cand32@monet.local', key: 'cand33@monet.local' };

async function signIn(page: Page, email: string, path = '/sign-in'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

const section = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) });

/** Turns the second step on; gives the app's secret and the recovery codes. The code of the step before is used. */
async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/account');
  const step = section(page, 'Second step');
  await step.getByRole('button', { name: 'Set up a second step' }).click();
  await expect(step.getByRole('img', { name: 'QR code for your app' })).toBeVisible();
  const secret = ((await step.locator('code').textContent()) ?? '').replace(/\s/g, '');
  await step.getByLabel('Code from your app').fill(codeOf(secret, -1));
  await step.getByRole('button', { name: 'Turn on the second step' }).click();
  const list = step.getByRole('list', { name: 'Recovery codes' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  return { secret, codes: await list.getByRole('listitem').allInnerTexts() };
}

function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * STEP_MS });
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code from your app').fill(code);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('is set up on the account page, asked for at the next sign-in, and leads on', async ({ page }) => {
  await signIn(page, PEOPLE.codes);
  await expect(page).toHaveURL(/\/candidate$/);
  const { secret, codes } = await turnOn(page);
  await axe(page);
  const step = section(page, 'Second step');
  await expect(step).toContainText('10 recovery codes left');
  const download = page.waitForEvent('download');
  await step.getByRole('button', { name: 'Download as a file' }).click();
  expect((await download).suggestedFilename()).toBe('monet-recovery-codes.txt');
  // They are shown once.
  await page.reload();
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, PEOPLE.codes, '/sign-in?next=%2Fcandidate%2Fsettings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your code');
  await axe(page);
  // Until then nothing is open, and the pages of arrival lead back here.
  for (const path of ['/candidate', '/account', '/sign-in']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\/second-step/);
  }
  expect((await page.request.get('/api/me')).status()).toBe(401);

  await page.goto('/sign-in/second-step?next=%2Fcandidate%2Fsettings');
  await enter(page, '000000');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('wrong or was used already');
  await enter(page, codeOf(secret));
  await expect(page).toHaveURL(/\/candidate\/settings$/);

  // A recovery code in its place; the used one does not open again.
  for (const [at, code] of [codes[0], codes[0]].entries()) {
    await page.context().clearCookies();
    await signIn(page, PEOPLE.codes);
    await page.getByText('The app is not at hand?').click();
    await page.getByLabel('Recovery code').fill(code ?? '');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    if (at === 0) await expect(page).toHaveURL(/\/candidate$/);
    else await expect(page.getByRole('main').getByRole('alert')).toContainText('was used already');
  }

  // Somebody else can sign in meanwhile; then it is turned off.
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, PEOPLE.codes);
  await enter(page, codeOf(secret, 1));
  await expect(page).toHaveURL(/\/candidate$/);
  await page.goto('/account');
  await expect(step).toContainText('9 recovery codes left');
  await step.getByRole('button', { name: 'Make new recovery codes' }).click();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await step.getByRole('link', { name: 'Turn off' }).click();
  await step.getByRole('button', { name: 'Turn it off' }).click();
  await expect(step).toContainText('It is off');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('works all the same', async ({ page }) => {
    await signIn(page, PEOPLE.plain);
    await expect(page).toHaveURL(/\/candidate$/);
    const { secret, codes } = await turnOn(page);
    await expect(page.getByText('use a browser that knows passkeys')).toBeVisible();
    await page.context().clearCookies();
    await signIn(page, PEOPLE.plain, '/sign-in?next=%2Faccount');
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
    await enter(page, '000000');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('wrong or was used already');
    await enter(page, codeOf(secret));
    await expect(page).toHaveURL(/\/account$/);
    await page.context().clearCookies();
    await signIn(page, PEOPLE.plain);
    await page.getByText('The app is not at hand?').click();
    await page.getByLabel('Recovery code').fill(codes[4] ?? '');
    await page.getByRole('button', { name: 'Use the recovery code' }).click();
    await expect(page).toHaveURL(/\/candidate$/);
    await page.goto('/account');
    const step = section(page, 'Second step');
    await step.getByRole('link', { name: 'Turn off' }).click();
    await step.getByRole('button', { name: 'Turn it off' }).click();
    await expect(step).toContainText('It is off');
  });
});

test.describe('a passkey', () => {
  /** Passkeys of the demo belong to `localhost`, where the same pages are. */
  const namedOrigin = (baseURL = '') => baseURL.replace('127.0.0.1', 'localhost');

  async function withDevice(context: BrowserContext, page: Page): Promise<[CDPSession, string]> {
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return [devtools, authenticatorId];
  }

  test('is added, signs in by itself, is renamed and removed', async ({ page, context, baseURL }) => {
    const origin = namedOrigin(baseURL);
    const [devtools, authenticatorId] = await withDevice(context, page);
    await signIn(page, PEOPLE.key, `${origin}/sign-in`);
    await expect(page).toHaveURL(/\/candidate$/);
    await page.goto(`${origin}/account`);
    const passkeys = section(page, 'Passkeys');
    await passkeys.getByLabel('Name of the new passkey').fill('My laptop');
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(passkeys.getByRole('listitem')).toContainText('My laptop');
    await expect(passkeys).toContainText('Not used yet');
    await axe(page);
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(passkeys.getByRole('alert')).toContainText('has a passkey for you already');

    await context.clearCookies();
    await page.goto(`${origin}/sign-in?next=%2Fcandidate%2Fsettings`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL(/\/candidate\/settings$/);

    await page.goto(`${origin}/account`);
    await expect(passkeys).toContainText('Last used');
    await expect(section(page, 'Where you are signed in')).toContainText('Passkey, from');
    await passkeys.getByText('Rename').click();
    await passkeys.getByLabel('Name', { exact: true }).fill('Old laptop');
    await passkeys.getByRole('button', { name: 'Save the name' }).click();
    await expect(passkeys.locator('strong')).toHaveText('Old laptop');
    await passkeys.getByRole('button', { name: 'Remove' }).click();
    await expect(passkeys).toContainText('You have none yet');

    // The device still has it, but it opens nothing.
    await context.clearCookies();
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('opens no account here');
    await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  });

  test('is not offered at an address of numbers, which says where it is', async ({ page, baseURL }) => {
    await page.goto('/sign-in');
    await expect(page.getByLabel('E-mail address')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
    await signIn(page, PEOPLE.key);
    await expect(page).toHaveURL(/\/candidate$/);
    await page.goto('/account');
    await expect(section(page, 'Passkeys').getByRole('link')).toHaveAttribute(
      'href',
      `${namedOrigin(baseURL)}/account#passkeys`,
    );
  });
});

test('setting it up loses nothing in any look', async ({ page }) => {
  await signIn(page, 'cand34@monet.local');
  await expect(page).toHaveURL(/\/candidate$/);
  await page.goto('/account');
  const step = section(page, 'Second step');
  await step.getByRole('button', { name: 'Set up a second step' }).click();
  await expect(step.getByRole('img')).toBeVisible();
  await everyLook(page);
  await step.getByRole('button', { name: 'Not now' }).click();
  await expect(step).toContainText('It is off');
});
