import { expect, type Page } from '@playwright/test';
import { Copy } from './http';

type Mail = { readonly subject: string; readonly text: string };

/** The newest mail to an address whose subject fits, once it has come. */
export async function mailTo(email: string, subject: RegExp): Promise<Mail> {
  const copy = Copy.fromEnvironment();
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const { items } = await copy.control<{ items: Mail[] }>(
          'GET',
          `/control/mail?to=${encodeURIComponent(email)}`,
        );
        found = items.find((mail) => subject.test(mail.subject));
        return found?.subject;
      },
      { message: `a mail to ${email}` },
    )
    .toMatch(subject);
  if (!found) throw new TypeError('no mail');
  return found;
}

/** The address of the one link in such a mail. */
export async function linkTo(email: string, subject: RegExp): Promise<string> {
  const { text } = await mailTo(email, subject);
  const address = /https?:\S+/.exec(text)?.[0];
  if (!address) throw new TypeError(`no link in: ${text}`);
  return address;
}

export const NEW_PASSWORD = 'lamp river cobalt tangent';

/** Fills in the form of a new account and sends it. */
export async function fillSignUp(page: Page, email: string, name = 'Ada Newcomer'): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Open an account' }).click();
}

/** Opens an account from the form of a new one on: sends it, opens the link that is mailed, and enters the password. */
export async function openAccountByMail(page: Page, email: string, name?: string): Promise<void> {
  await fillSignUp(page, email, name);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mailbox');
  await page.goto(await linkTo(email, /Confirm your e-mail address/));
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
}
