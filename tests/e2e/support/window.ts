import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { type Client, type Copy, signIn } from './http';

/** A browser window of somebody who is signed in, and the same person by HTTP, for what a test only prepares. */
export type Window = { readonly page: Page; readonly client: Client };

/** Signs in through the form, as a person does. */
export async function openWindow(
  browser: Browser,
  copy: Copy,
  email: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('monet-demo-password');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return { page, client: await signIn(copy, email) };
}

/** The panel on top of a booking's page: the one thing to do now. */
export function nowPanel(page: Page) {
  return page.getByRole('main').locator('.now');
}

/** Waits until the check has said this of the newest feedback, which takes a moment or none. */
export async function judged(client: Client, bookingId: string, verdict: 'revise' | 'passed'): Promise<void> {
  const read = async () => (await client.json('GET', `/api/bookings/${bookingId}`)).feedback;
  await expect.poll(read).toMatchObject({ qcStatus: verdict });
}
