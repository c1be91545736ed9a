import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { databases } from './support/databases';
import { mailTo, NEW_PASSWORD, openAccountByMail } from './support/mail';
import { axe, everyLook } from './support/pages';

/** One's own account: where one is signed in, the password, the proof, one's data, and the end; also without script. */

const NEXT_PASSWORD = 'three kettles whistle softly';

type Somebody = { readonly email: string; readonly page: Page };

/** A new candidate who has confirmed the address and is signed in. */
async function newcomer(browser: Browser, options: BrowserContextOptions = {}): Promise<Somebody> {
  const email = `e2e-${randomUUID().slice(0, 8)}@example.com`;
  const page = await (await browser.newContext(options)).newPage();
  await page.goto('/sign-up?role=candidate');
  await openAccountByMail(page, email);
  await expect(page).toHaveURL(/\/candidate\/welcome/);
  return { email, page };
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** The same person in another browser. */
async function elsewhere(browser: Browser, { email }: Somebody): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email, NEW_PASSWORD);
  await expect(page).toHaveURL(/\/candidate/);
  return page;
}

/** Lets the last proof of somebody be this old: it goes by the machine's clock, which no test moves. */
async function ageProof(email: string, minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: databases().DATABASE_URL });
  await client.connect();
  try {
    await client.query(
      `UPDATE sessions SET proven_at = proven_at - $2 * interval '1 minute'
        WHERE user_id = (SELECT id FROM users WHERE email = $1)`,
      [email, minutes],
    );
  } finally {
    await client.end();
  }
}

function section(page: Page, name: string) {
  return page.locator('section.leaf', { has: page.getByRole('heading', { name, exact: true }) });
}

test('a new password that is easy to guess is refused with its reason; a good one signs out the others', async ({
  browser,
}) => {
  const ada = await newcomer(browser);
  const other = await elsewhere(browser, ada);
  const { page } = ada;
  await page.goto('/account');
  const field = page.getByLabel('New password');
  await field.fill('Password123456!');
  await expect(field).toHaveAccessibleDescription(/among the first that somebody would guess/);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('among the first that somebody');
  // Managers and people paste.
  await field.fill('');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    const input = document.querySelector<HTMLInputElement>('#password');
    input?.focus();
    if (input?.dispatchEvent(paste)) document.execCommand('insertText', false, text);
  }, NEXT_PASSWORD);
  await expect(field).toHaveValue(NEXT_PASSWORD);
  await expect(field).toHaveAccessibleDescription('Strong.');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(
    'Your new password is saved',
  );
  await other.goto('/candidate');
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, ada.email, NEW_PASSWORD);
  await expect(other.getByRole('main').getByRole('alert')).toContainText('is wrong');
  await signIn(other, ada.email, NEXT_PASSWORD);
  await expect(other).toHaveURL(/\/candidate/);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without';
  test(`a session elsewhere is listed and ended, and the log says so: ${how}`, async ({ browser }) => {
    const ada = await newcomer(browser, { javaScriptEnabled });
    const other = await elsewhere(browser, ada);
    const { page } = ada;
    await page.goto('/account');
    const places = section(page, 'Where you are signed in').getByRole('listitem');
    await expect(places).toHaveCount(2);
    await places
      .last()
      .getByRole('button', { name: /^Sign out/ })
      .click();
    await expect(places).toHaveCount(1);
    await other.goto('/candidate');
    await expect(other).toHaveURL(/\/sign-in/);
    const lines = section(page, 'Recent activity').getByRole('listitem');
    await expect(lines.first()).toContainText('Signed out of another place');
    await expect(lines.nth(1)).toContainText('Signed in with a password');
    await expect(lines.nth(1)).toContainText(/Chrom\w+.* on \w+, from [\d.]+\.0\/24|unknown network/);
    if (javaScriptEnabled) await axe(page);
  });

  test(`after a quarter of an hour the password is asked for again, then the data comes: ${how}`, async ({
    browser,
  }) => {
    const { email, page } = await newcomer(browser, { javaScriptEnabled });
    await ageProof(email, 16);
    await page.goto('/account');
    const data = section(page, 'Your data');
    await expect(data.getByRole('link', { name: 'Download your data' })).toHaveCount(0);
    await expect(data).toContainText('Show that it is you');
    const proof = section(page, 'Is it you?');
    await proof.getByLabel('Your password').fill('not the password at all');
    await proof.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('main').getByRole('alert').first()).toContainText('The password is wrong.');
    await proof.getByLabel('Your password').fill(NEW_PASSWORD);
    await proof.getByRole('button', { name: 'Continue' }).click();
    const download = page.waitForEvent('download');
    await data.getByRole('link', { name: 'Download your data' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^monet-my-data-[\d-]+\.json$/);
    const own = JSON.parse(readFileSync(await file.path(), 'utf8'));
    expect(own).toMatchObject({ account: { email, name: 'Ada Newcomer' }, bookings: [] });
    expect(own.activity.map(({ action }: { action: string }) => action)).toContain('account.proof_failed');
  });

  test(`an account is deleted, and its address is free again: ${how}`, async ({ browser }) => {
    const { email, page } = await newcomer(browser, { javaScriptEnabled });
    await page.goto('/account');
    await section(page, 'Delete the account').getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delete the account');
    await expect(page.getByRole('main')).toContainText('Erased at once');
    if (javaScriptEnabled) await axe(page);
    const confirm = page.getByLabel('To confirm, write: delete my account');
    await confirm.fill('delete');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Write the words');
    await confirm.fill('Delete my account');
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page).toHaveURL(/\/sign-in\?done=deleted$/);
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('Your account is deleted');
    await page.goto('/candidate');
    await expect(page).toHaveURL(/\/sign-in/);
    await signIn(page, email, NEW_PASSWORD);
    await expect(page.getByRole('main').getByRole('alert')).toContainText('is wrong');
    expect((await mailTo(email, /Your account was deleted/)).text).toContain('are erased');
  });
}

test('what is open stands in the way, each with its booking', async ({ browser }) => {
  const { page } = await newcomer(browser);
  await page.goto('/browse');
  await page
    .getByRole('link', { name: /^Request a call/ })
    .first()
    .click();
  await page
    .getByLabel('What do you want to get out of it?')
    .fill('I have a second-round interview in two weeks. Could we do some technical questions?');
  const form = page.getByRole('region', { name: 'Request a call' });
  await form.getByRole('button', { name: 'Request a call' }).click();
  await expect(page).toHaveURL(/\/candidate\/bookings\/bk_/);
  const booking = new URL(page.url()).pathname;
  await page.goto('/account/delete');
  await expect(page.getByRole('main')).toContainText('A request that waits for an answer.');
  await expect(page.getByRole('link', { name: 'See the booking' })).toHaveAttribute('href', booking);
  await expect(page.getByRole('button', { name: 'Delete my account' })).toHaveCount(0);
  await axe(page);
});

test('the admin’s account has all of it but the end', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, 'admin@monet.local', 'monet-demo-password');
  await expect(page).toHaveURL(/\/admin/);
  await page.goto('/account');
  await expect(section(page, 'Your data')).toBeVisible();
  await expect(section(page, 'Delete the account')).toHaveCount(0);
  await page.goto('/account/delete');
  await expect(page.getByRole('heading', { name: 'Delete the account' })).toHaveCount(0);
});

test('nothing is lost on the pages of an account, in any look', async ({ browser }) => {
  const { page } = await newcomer(browser);
  for (const address of ['/account', '/account/activity', '/account/delete']) {
    await page.goto(address);
    await everyLook(page);
  }
});
