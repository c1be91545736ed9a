import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { linkTo, NEW_PASSWORD, openAccountByMail } from './support/mail';
import { axe, fitsSideways, nothingCut } from './support/pages';

/** Somebody new becomes a professional whom the world can find: what is asked, in which order, left and taken up. */

const SETTINGS = '/professional/settings';

function newcomer() {
  const tag = randomUUID().slice(0, 8);
  return {
    name: 'Nora Newcomer',
    email: `e2e-${tag}@example.com`,
    work: `nora-${tag}@uk.goldmansachs.example`,
  };
}

const step = (page: Page, title: string): Locator =>
  page
    .locator('#card')
    .getByRole('listitem')
    .filter({ has: page.getByText(title, { exact: true }) });

async function signInAgain(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function saveWork(page: Page, employer: string): Promise<void> {
  const work = page.locator('#work');
  await work.getByLabel('Employer', { exact: true }).fill(employer);
  await work.getByLabel('Kind of employer').selectOption({ label: 'Bulge bracket bank' });
  await work.getByLabel('Title').fill('Analyst');
  await work.getByLabel('Level').selectOption({ index: 1 });
  await work.getByLabel('Industry').selectOption({ label: 'Investment banking' });
  await work.getByRole('button', { name: 'Save your work' }).click();
  await expect(work.getByRole('status')).toContainText('Your work is saved');
}

const confirmLink = (email: string) => linkTo(email, /^Confirm/);

async function signUp(page: Page, { email, name }: ReturnType<typeof newcomer>): Promise<void> {
  await page.goto('/sign-up?role=professional');
  await openAccountByMail(page, email, name);
  await expect(page).not.toHaveURL(/\/sign-up\//);
}

test('somebody new works through the list, leaves in the middle, and is found in the end', async ({
  page,
  browser,
}) => {
  const nora = newcomer();
  await signUp(page, nora);
  await expect(page).toHaveURL(/\/professional$/);
  await expect(page.locator('#card').getByRole('listitem')).toHaveCount(5);
  await expect(step(page, 'Where you work and as what')).toContainText('Next');
  await axe(page);

  await step(page, 'Where you work and as what').getByRole('link').click();
  await expect(page).toHaveURL(/settings#work$/);
  const email = page.locator('#work-email');
  await expect(email).toContainText('Save where you work first');
  await saveWork(page, 'Goldman Sachs');

  // An address that anybody can have, one that only looks like the employer's, and at last the employer's.
  const send = email.getByRole('button', { name: 'Send a link' });
  for (const [typed, words] of [
    ['nora@gmail.com', 'Anybody can have an address there'],
    ['nora@goldmansachs.example.net', 'Goldman Sachs writes from @goldmansachs.example'],
  ] as const) {
    await email.getByLabel('Work e-mail address').fill(typed);
    await send.click();
    await expect(email.getByRole('alert')).toContainText(words);
    await expect(email.getByLabel('Work e-mail address')).toHaveValue(typed);
  }
  await email.getByLabel('Work e-mail address').fill(nora.work);
  await send.click();
  await expect(email).toContainText(`We mailed a link to ${nora.work}.`);
  await expect(email.getByRole('link', { name: 'its mailbox' })).toBeVisible();
  await expect(step(page, 'Your work e-mail address')).toContainText(
    /Open the link that we mailed to .*, by \d\d:\d\d/,
  );

  // Leaves, and opens the link signed out: signs in first and comes back to it.
  const link = await confirmLink(nora.work);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signInAgain(page, nora.email);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm your work e-mail address');
  await axe(page);
  await page.reload(); // looking uses nothing up
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page).toHaveURL(/work-email=confirmed#work-email$/);
  await expect(email.getByRole('status')).toContainText(/Verified\s+nora-/);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');

  await page.goto('/professional');
  await expect(step(page, 'Your work e-mail address')).toContainText('Done.');
  await expect(step(page, 'Your price')).toContainText('Next');
  await step(page, 'Your price').getByRole('link').click();
  const price = page.locator('#your-price');
  await price.getByLabel(/^Price for 30 minutes/).fill('120');
  await price.getByRole('button', { name: 'Save the price' }).click();
  await expect(price.getByRole('status')).toContainText('Your price is saved');

  await step(page, 'Your hours').getByRole('link').click();
  await expect(page).toHaveURL(/\/professional\/availability$/);
  await page.getByText('Type the times').click();
  await page
    .getByRole('group', { name: 'Monday', exact: true })
    .getByRole('button', { name: 'Add hours on Monday' })
    .click();
  await page.getByRole('button', { name: 'Save hours' }).click();
  await expect(page.getByRole('main').getByRole('status').first()).toContainText(/saved/i);

  await page.goto('/professional');
  await expect(step(page, 'Getting paid')).toContainText('Next');
  await step(page, 'Getting paid').getByRole('link').click();
  const payouts = page.locator('#payouts');
  await payouts.getByLabel('Country of your bank account').selectOption({ label: 'United Kingdom' });
  await payouts.getByRole('button', { name: 'Set up payouts with Stripe' }).click();
  await page.getByRole('button', { name: 'Leave without finishing' }).click();
  await expect(step(page, 'Getting paid')).toContainText('Stripe still needs');
  await payouts.getByRole('button', { name: 'Go on at Stripe' }).click();
  await page.getByRole('button', { name: 'Agree and submit' }).click();
  await expect(page).toHaveURL(/stripe=read#payouts$/);

  // Enough analysts are there to be hidden among, so the card is up at once, without the name.
  await expect(page.locator('#card')).toContainText('Your card on Monet says');
  const own = page.locator('#card').getByRole('link', { name: 'See it as a candidate does' });
  const address = (await own.getAttribute('href')) ?? '';
  const visitor = await (await browser.newContext()).newPage();
  expect((await visitor.goto(address))?.status()).toBe(200);
  await expect(visitor.locator('html')).not.toContainText(/Nora|Newcomer|nora-/);
  await visitor.context().close();
});

test('an address whose domain says nothing waits for an admin', async ({ page }) => {
  const nora = newcomer();
  const work = nora.work.replace('uk.goldmansachs.example', 'nl-advisers.example');
  await signUp(page, nora);
  await page.goto(SETTINGS);
  await saveWork(page, `Newland ${nora.email.slice(4, 12)}`);
  const email = page.locator('#work-email');
  await email.getByLabel('Work e-mail address').fill(work);
  await email.getByRole('button', { name: 'Send a link' }).click();
  await page.goto(await confirmLink(work));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(email.getByRole('status')).toContainText(`You have confirmed ${work}.`);
  await expect(step(page, 'Your work e-mail address')).toContainText('A person at Monet looks at it.');
  await expect(step(page, 'Your price')).toContainText('Next');
  await axe(page);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the work address is asked for, confirmed and shown as verified', async ({ page }) => {
    const nora = newcomer();
    await signUp(page, nora);
    await page.goto(SETTINGS);
    await saveWork(page, 'Goldman Sachs');
    const email = page.locator('#work-email');
    await email.getByLabel('Work e-mail address').fill('nora@outlook.com');
    await email.getByRole('button', { name: 'Send a link' }).click();
    await expect(email.getByRole('alert')).toContainText('Anybody can have an address there');
    await email.getByLabel('Work e-mail address').fill(nora.work);
    await email.getByRole('button', { name: 'Send a link' }).click();
    await expect(email).toContainText(`We mailed a link to ${nora.work}.`);
    await page.goto(SETTINGS);
    await expect(email).toContainText(`We mailed a link to ${nora.work}.`);
    await page.goto(await confirmLink(nora.work));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page).toHaveURL(/work-email=confirmed/);
    await expect(email).toContainText('Verified');
    await email.getByText('Use another address').click();
    await expect(email.getByLabel('Work e-mail address')).toBeVisible();
  });
});

test('nobody makes themselves verified by what they send', async ({ page }) => {
  const nora = newcomer();
  await signUp(page, nora);
  const flags = { verified: true, onboarded: true, corporateEmailVerifiedAt: '2020-01-01T00:00:00Z' };
  const post = (path: string, data: object) => page.request.post(path, { data: { ...data, ...flags } });
  expect((await post('/api/verification/request', { email: nora.work })).status()).toBe(422);
  expect((await post('/api/verification/confirm', { token: 'A'.repeat(43) })).status()).toBe(409);
  await page.goto(SETTINGS);
  await saveWork(page, 'Goldman Sachs');
  const asked = await post('/api/verification/request', { email: nora.work });
  expect([asked.status(), await asked.json()]).toMatchObject([202, { sentTo: nora.work }]);
  const { listing } = await (await page.request.get('/api/me')).json();
  expect(listing.state).toBe('draft');
  const link = await confirmLink(nora.work);
  const confirmed = await post('/api/verification/confirm', { token: link.split('/').at(-1) ?? '' });
  expect([confirmed.status(), await confirmed.json()]).toEqual([200, { state: 'verified' }]);
  await page.goto('/professional');
  await expect(step(page, 'Your work e-mail address')).toContainText('Done.');
  await page.setViewportSize({ width: 360, height: 800 });
  await fitsSideways(page);
  await nothingCut(page);
});
