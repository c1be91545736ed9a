import { expect, type Page, test } from '@playwright/test';
import { type Client, Copy } from './support/http';
import { everyLook } from './support/pages';
import { nowPanel, openWindow } from './support/window';

/** Paying by hand: the bank's question, declines, cards that are saved, receipts. */

/** Types a card into the form. */
async function typeCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expires').fill('12 / 30');
  await page.getByLabel('Security code').fill('123');
}

/** Requests, accepts and schedules a call by HTTP; its price. */
async function toPay(candidate: Client, professional: Client, slot: number) {
  const me = await professional.json('GET', '/api/me');
  const { id, priceCents } = await candidate.json('POST', '/api/bookings/request', {
    professionalId: (me.listing as { id: string }).id,
    question: 'I would like to practise a case interview under time, and hear honestly where I stand.',
  });
  const { slots } = await professional.json('POST', `/api/bookings/${id}/accept`);
  const { startAt } = (slots as { startAt: string }[])[slot] ?? {};
  await professional.json('POST', `/api/bookings/${id}/schedule`, { startAt });
  return { id: String(id), price: `$${(Number(priceCents) / 100).toFixed(2)}` };
}

test('a card is refused, then saved with the bank’s yes; the next call is paid with it', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const { page, client } = await openWindow(browser, copy, 'cand19@monet.local');
  const professional = await openWindow(browser, copy, 'pro6@monet.local');
  const first = await toPay(client, professional.client, 0);
  const pay = page.getByRole('button', { name: `Pay ${first.price}` });
  const alert = page.getByRole('main').getByRole('alert').first();

  await test.step('the bank’s no is told in words, and the card’s question may be refused', async () => {
    await page.goto(`/candidate/bookings/${first.id}/pay`);
    await typeCard(page, '4000 0000 0000 9995');
    await pay.click();
    await expect(alert).toContainText('not enough money');
    await everyLook(page);
    await typeCard(page, '4000 0025 0000 3155');
    await pay.click();
    await page.getByRole('button', { name: 'Refuse' }).click();
    await expect(page).toHaveURL(/\/pay$/);
    await expect(page.getByRole('main')).toContainText('Your bank could not make sure that it is you.');
  });

  await test.step('left at the bank and come back, it is paid and kept', async () => {
    await typeCard(page, '4000 0025 0000 3155');
    await page.getByLabel('Save this card for next time').check();
    await pay.click();
    await expect(page.getByRole('button', { name: 'Confirm' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('button', { name: `Pay ${first.price}` })).toBeEnabled();
    await typeCard(page, '4000 0025 0000 3155');
    await page.getByLabel('Save this card for next time').check();
    await pay.dblclick();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await expect(page).toHaveURL(new RegExp(`/candidate/bookings/${first.id}$`));
    await expect(nowPanel(page)).toBeVisible();
  });

  await test.step('the receipt names what was paid, and to whom', async () => {
    await page.getByRole('link', { name: 'Receipt' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt');
    await expect(page.getByRole('main')).toContainText(/R-(\w{4}-){3}\w{4} from Monet/);
    await expect(page.getByRole('main')).toContainText('Visa ending 3155');
    await expect(page.getByRole('main')).toContainText('No tax was charged');
    await expect(page.getByRole('main')).toContainText(/\d{2}:\d{2} UTC/);
    await everyLook(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('the next call is paid with the saved card, which asks nothing', async () => {
    const { id, price } = await toPay(client, professional.client, 8);
    await page.goto(`/candidate/bookings/${id}/pay`);
    await expect(page.getByRole('radio', { name: 'Visa ending 3155, expires 12/30' })).toBeChecked();
    await expect(page.getByLabel('Card number')).toHaveCount(0);
    await everyLook(page);
    await page.getByRole('button', { name: `Pay ${price}` }).click();
    await expect(page).toHaveURL(new RegExp(`/candidate/bookings/${id}$`));
    await expect(page.getByRole('link', { name: 'Receipt' })).toBeVisible();
  });

  await test.step('it is removed in the settings', async () => {
    await page.goto('/candidate/settings');
    const cards = page.locator('#cards');
    await expect(cards).toContainText('Visa ending 3155, expires 12/30');
    await everyLook(page);
    await cards.getByRole('button', { name: 'Remove Visa ending 3155' }).click();
    await expect(cards).toContainText('No card is saved.');
  });
});
