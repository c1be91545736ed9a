import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { linkTo, mailTo, NEW_PASSWORD } from './support/mail';
import { everyLook } from './support/pages';

/** Google, LinkedIn, a new password and a new address: every way in, with script and without. */

const newAddress = () => `e2e-${randomUUID().slice(0, 8)}@example.com`;
const main = (page: Page) => page.getByRole('main');

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await main(page).getByRole('button', { name: 'Sign in' }).click();
}

/** Consents at the sandbox's Google, as the account that is named there. */
async function consentAtGoogle(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail of the account').fill(email);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function consentAtLinkedIn(page: Page, email: string, options: { hide?: boolean } = {}): Promise<void> {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Name', { exact: true }).fill('Lin Newcomer');
  if (options.hide) await page.getByLabel('Do not share the e-mail address').check();
  await page.getByRole('button', { name: 'Allow' }).click();
}

async function finish(page: Page, role: RegExp): Promise<void> {
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('Open an account');
  await page.getByRole('radio', { name: role }).check();
  await main(page)
    .getByRole('button', { name: /Open the account|Send the link/ })
    .click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('an account is opened with Google, left, and entered again', async ({ page }) => {
      const email = newAddress();
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Continue with Google' }).click();
      await consentAtGoogle(page, email);
      await expect(main(page)).toContainText(`Google told us your address, ${email}.`);
      await finish(page, /I look for calls/);
      await expect(page).toHaveURL(/\/candidate\/welcome$/);

      await page.context().clearCookies();
      await page.goto('/sign-in?next=%2Fcandidate%2Fsettings');
      await page.getByRole('button', { name: 'Continue with Google' }).click();
      await consentAtGoogle(page, email);
      await expect(page).toHaveURL(/\/candidate\/settings$/);
    });

    test('a professional opens an account with LinkedIn, which keeps the address for itself', async ({
      page,
    }) => {
      const [member, email] = [newAddress(), newAddress()];
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Continue with LinkedIn' }).click();
      await consentAtLinkedIn(page, member, { hide: true });
      await page.getByLabel('E-mail address').fill(email);
      await finish(page, /I offer calls/);
      await expect(main(page)).toContainText('Look into your mailbox');
      await page.goto(await linkTo(email, /Confirm your e-mail address/));
      await expect(page.getByLabel('Your name')).toHaveValue('Lin Newcomer');
      await finish(page, /I offer calls/);
      await expect(page).toHaveURL(/\/professional$/);
    });

    test('a forgotten password is replaced by a link that works once', async ({ page }) => {
      const email = javaScriptEnabled ? 'cand21@monet.local' : 'cand26@monet.local';
      await page.goto('/sign-in');
      await page.getByRole('link', { name: 'Forgotten the password?' }).click();
      await expect(page).toHaveURL(/\/reset-password$/);
      await page.getByLabel('E-mail address').fill(email);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await expect(main(page)).toContainText('If there is an account with this address');
      const link = await linkTo(email, /Choose a new password/);
      await page.goto(link);
      const field = page.getByLabel('New password', { exact: true });
      await field.fill('too short');
      await page.getByRole('button', { name: 'Save the password' }).click();
      await expect(main(page).getByRole('alert')).toBeVisible();
      const chosen = `${NEW_PASSWORD} ${randomUUID().slice(0, 4)}`;
      await field.fill(chosen);
      await page.getByRole('button', { name: 'Save the password' }).click();
      await expect(main(page)).toContainText('Your new password is saved.');
      await mailTo(email, /Your password was changed/);
      await signIn(page, email, chosen);
      await expect(page).toHaveURL(/\/candidate$/);
      await page.goto(link);
      await expect(main(page)).toContainText('This link no longer works');
    });

    test('accounts are linked and unlinked, and the last way in stays', async ({ page }) => {
      const [email, google] = [newAddress(), newAddress()];
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Continue with LinkedIn' }).click();
      await consentAtLinkedIn(page, email);
      await finish(page, /I look for calls/);
      await expect(page).toHaveURL(/\/candidate\/welcome$/);

      await page.goto('/account');
      const linked = page.locator('#linked');
      await linked.getByRole('button', { name: 'Unlink LinkedIn' }).click();
      await expect(linked.getByRole('alert')).toContainText('This is your only way to sign in.');

      await linked.getByRole('button', { name: 'Link Google' }).click();
      await consentAtGoogle(page, google);
      await expect(main(page).getByRole('status').first()).toContainText(
        'You can sign in with your Google account',
      );
      await mailTo(email, /A Google account can sign in/);
      await linked.getByRole('button', { name: 'Unlink LinkedIn' }).click();
      await expect(linked).toContainText('Not linked');

      await page.context().clearCookies();
      await page.goto('/sign-in');
      await page.getByRole('button', { name: 'Continue with Google' }).click();
      await consentAtGoogle(page, google);
      await expect(page).toHaveURL(/\/candidate$/);
    });

    test('the address of an account is changed by its owner alone, and the old one is told', async ({
      page,
      browser,
    }) => {
      const before = javaScriptEnabled ? 'cand23@monet.local' : 'cand37@monet.local';
      const after = newAddress();
      await signIn(page, before, 'monet-demo-password');
      await expect(page).toHaveURL(/\/candidate$/);
      await page.goto('/account');
      await page.getByLabel('New e-mail address').fill(after);
      await page.locator('#address').getByRole('button', { name: 'Send the link' }).click();
      await expect(page.locator('#address').getByRole('status')).toBeVisible();
      const link = await linkTo(after, /Confirm your new e-mail address/);

      const other = await (await browser.newContext()).newPage();
      await signIn(other, 'cand24@monet.local', 'monet-demo-password');
      await expect(other).toHaveURL(/\/candidate$/);
      await other.goto(link);
      await expect(main(other)).toContainText('This link no longer works');

      await page.goto(link);
      await page.getByRole('button', { name: 'Change the address' }).click();
      await expect(main(page)).toContainText('Your e-mail address is changed');
      await mailTo(before, /The e-mail address of your account was changed/);
      await other.context().clearCookies();
      await signIn(other, before, 'monet-demo-password');
      await expect(main(other)).toContainText('is wrong');
    });
  });
}

test('whoever turns back at the provider is told so, and an address that has an account links to it', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(main(page)).toContainText('You could not be signed in.');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await consentAtGoogle(page, 'cand22@monet.local');
  await expect(page).toHaveURL(/\/candidate$/);
  await mailTo('cand22@monet.local', /A Google account can sign in/);

  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await consentAtGoogle(page, 'admin@monet.local');
  await expect(main(page)).toContainText('Sign in with its password');
});

test('nothing is lost on the pages of arriving, in any look', async ({ page }) => {
  for (const path of [
    '/sign-up',
    '/sign-up/sent',
    '/reset-password',
    '/reset-password/nothing',
    '/sign-in',
  ]) {
    await page.goto(path);
    await everyLook(page);
  }
});
