import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { Copy } from './http';

/** The link in the newest mail to an address, below a page's path; waits for the mail. */
export async function mailedLink(
  request: APIRequestContext,
  email: string,
  path: `/${string}`,
): Promise<string> {
  const mailbox = `${Copy.fromEnvironment().sandbox}/control/mail?limit=1&to=${encodeURIComponent(email)}`;
  const link = new RegExp(`https?://\\S+${path}/[\\w-]{43}`);
  let found: string | undefined;
  const read = async () => {
    const { items } = (await (await request.get(mailbox)).json()) as { items: { text: string }[] };
    found = link.exec(items[0]?.text ?? '')?.[0];
    return found ?? '';
  };
  await expect.poll(read, { message: `a mail to ${email} with ${path}`, timeout: 20_000 }).not.toBe('');
  return found ?? '';
}

/** Opens an account as a person does: the form, the mail, the password again. Ends signed in. */
export async function signUpByMail(
  page: Page,
  request: APIRequestContext,
  given: { role: 'candidate' | 'professional'; name: string; email: string; password: string },
): Promise<void> {
  await page.goto(`/sign-up?role=${given.role}`);
  await page.getByLabel('Your name').fill(given.name);
  await page.getByLabel('E-mail address').fill(given.email);
  await page.getByLabel('Password', { exact: true }).fill(given.password);
  await page.getByRole('button', { name: 'Open an account' }).click();
  await expect(page).toHaveURL(/\/sign-up\/sent$/);
  await page.goto(await mailedLink(request, given.email, '/sign-up/confirm'));
  await page.getByLabel('Password', { exact: true }).fill(given.password);
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(page).not.toHaveURL(/\/sign-up\//);
}
