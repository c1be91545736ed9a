import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { openAccountByMail } from './support/mail';
import { signInAs } from './support/pages';

/** What a professional tells of themselves, what the world sees of it, and the way to being paid. */

test('the work changes the card, and its owner reads what it shows and hides', async ({ page, browser }) => {
  const client = await signInAs(page, 'pro24@monet.local');
  const { listing } = await client.json('GET', '/api/me');
  const { id } = listing as { id: string };
  await page.goto('/professional/settings');
  const card = page.locator('#card');
  const work = page.locator('#work');
  await expect(work.getByLabel('Employer', { exact: true })).toHaveValue('Lazard');
  await work.getByLabel('Years of experience').fill('a few');
  await work.getByRole('button', { name: 'Save your work' }).click();
  await expect(work.getByRole('alert')).toContainText('One thing needs another look');
  await expect(work.getByLabel('Years of experience')).toHaveValue('a few');
  await work.getByLabel('Years of experience').fill('25');
  await work.getByLabel('Title').fill('Keeper of the one rare title');
  await work.getByRole('button', { name: 'Save your work' }).click();
  await expect(work.getByRole('status')).toContainText('Your work is saved, and your card follows it.');

  // A title that nobody else has would tell who it is.
  const title = card.getByRole('row', { name: /^Title/ });
  await expect(title).toContainText('Keeper of the one rare title');
  await expect(title).toContainText('Hidden');
  await expect(card).toContainText(/(Title|Employer) .*hidden: fewer than five people would match/);
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`/professionals/${id}`);
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(visitor.locator('html')).not.toContainText(/Keeper of the one|Perrin/);

  await card.getByRole('button', { name: 'Hide my card' }).click();
  await expect(card).toContainText('Hidden by you');
  expect((await visitor.reload())?.status()).toBe(404);
  await card.getByRole('button', { name: 'Show my card' }).click();
  await expect(card).toContainText('Your card on Monet says');
  expect((await visitor.reload())?.status()).toBe(200);
  await visitor.context().close();
});

test('the price tells what is received, and contact data is refused in a text', async ({ page }) => {
  const client = await signInAs(page, 'pro25@monet.local');
  await page.goto('/professional/settings');
  const price = page.locator('#your-price');
  const field = price.getByLabel('Price for 30 minutes, in US dollars');
  await expect(price).toContainText('You receive $96.00 after our fee of 20%.');
  await field.fill('199.99');
  await expect(price).toContainText('You receive $159.99 after our fee of 20%.');
  await field.fill('5');
  await price.getByRole('button', { name: 'Save the price' }).click();
  await expect(price.getByRole('alert')).toBeVisible();
  await expect(field).toHaveValue('5');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await price.getByRole('alert').getByRole('link').click();
  await expect(field).toBeFocused();
  await field.fill('199.99');
  await price.getByRole('button', { name: 'Save the price' }).click();
  await expect(price.getByRole('status')).toContainText('Your price is saved');
  await expect(page.locator('#card')).toContainText('Your price, $199.99, is shown exactly');
  const { listing } = await client.json('GET', '/api/me');
  const shown = await client.json('GET', `/api/professionals/${(listing as { id: string }).id}`);
  expect(shown.priceCents).toBe(19_999);

  const about = page.locator('#about');
  const bio = about.getByLabel('A few words of your own');
  await bio.fill('Write to kavya@example.com before the call and we start at once.');
  await about.getByRole('button', { name: 'Save topics and text' }).click();
  await expect(bio).toHaveAttribute('aria-invalid', 'true');
  await expect(bio).toHaveValue(/kavya@example\.com/);
  await bio.fill('Bring the case that went wrong. We take it apart and build it again.');
  await about.getByRole('button', { name: 'Save topics and text' }).click();
  await expect(about.getByRole('status')).toContainText('Saved, and your card follows it.');
  await page.reload();
  await expect(bio).toHaveValue(/^Bring the case/);
});

test('somebody new is led to Stripe and back, whether they finish there or not', async ({ page }) => {
  await page.goto('/sign-up?role=professional');
  await openAccountByMail(page, `e2e-${randomUUID().slice(0, 8)}@example.com`, 'Nora Newcomer');
  await expect(page).toHaveURL(/\/professional/);
  await page.goto('/professional/settings');
  const steps = page.locator('#card').getByRole('listitem');
  const payouts = page.locator('#payouts');
  await expect(steps.filter({ hasText: 'Getting paid' })).toContainText('Stripe asks who you are');

  await payouts.getByRole('button', { name: 'Set up payouts with Stripe' }).click();
  await expect(payouts.getByRole('alert')).toBeVisible();
  await payouts.getByLabel('Country of your bank account').selectOption({ label: 'United Kingdom' });
  await payouts.getByRole('button', { name: 'Set up payouts with Stripe' }).click();
  await expect(page).toHaveURL(/\/stripe\/setup\//);
  await page.getByRole('button', { name: 'Leave without finishing' }).click();
  await expect(page).toHaveURL(/\/professional\/settings\?stripe=read#payouts$/);
  await expect(payouts.getByRole('status')).toContainText('Not finished yet.');
  await expect(payouts).toContainText('Stripe still needs');

  await payouts.getByRole('button', { name: 'Go on at Stripe' }).click();
  await page.getByRole('button', { name: 'Agree and submit' }).click();
  await expect(page).toHaveURL(/\/professional\/settings\?stripe=read#payouts$/);
  await expect(payouts.getByRole('status')).toContainText('You can be paid.');
  await expect(steps.filter({ hasText: 'Getting paid' })).toContainText('Done.');
  await expect(payouts.getByRole('button', { name: 'Change details at Stripe' })).toBeVisible();
});
