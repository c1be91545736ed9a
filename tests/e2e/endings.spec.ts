import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { paidCall } from './support/paid-call';
import { nowPanel, openWindow } from './support/window';

/** The ways on which a paid call does not come to its end: who gets what back, on both pages and in the money. */

const HOUR = 3_600_000;

/** Cancels on the booking's page, after the question that names the sum. */
async function cancelCall(page: Page, asked: string | RegExp): Promise<void> {
  await page.locator('#cancel-opener').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(asked);
  await dialog.getByRole('button', { name: /^Cancel/ }).click();
  await expect(nowPanel(page)).toContainText('You cancelled this call');
}

test('cancelled by the candidate 3 hours before or earlier: everything goes back', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand15@monet.local', professional: 'pro2@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 30 });
  const { price, priceCents } = await sums(call);
  await copy.advanceTo(new Date(call.startAt.getTime() - 3 * HOUR - 60_000));
  const { page } = await openWindow(browser, copy, people.candidate);
  await page.goto(`/candidate/bookings/${call.id}`);
  const before = await copy.books();
  await cancelCall(page, price);
  await expect(nowPanel(page)).toContainText('You get all of it back');
  await copy.advance('PT0S');

  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({ status: 'cancelled', refundCents: seen.priceCents });
  const own = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(own.payout).toMatchObject({ status: 'blocked', amountCents: 0 });
  const books = await copy.books();
  expect((books.get('card networks') ?? 0) - (before.get('card networks') ?? 0)).toBe(priceCents);
});

test('cancelled by the candidate within 3 hours: half goes back, the rest is split as always', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand16@monet.local', professional: 'pro3@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 30 });
  const { priceCents } = await sums(call);
  await copy.advanceTo(new Date(call.startAt.getTime() - 2 * HOUR));
  const { page } = await openWindow(browser, copy, people.candidate);
  await page.goto(`/candidate/bookings/${call.id}`);
  const back = Math.floor((priceCents + 1) / 2);
  await cancelCall(page, dollars(back));
  await expect(nowPanel(page)).toContainText(`You get ${dollars(back)} of ${dollars(priceCents)} back`);
  await copy.advance('P8D');

  const kept = priceCents - back;
  const fee = Math.floor((kept * 20 + 50) / 100);
  const own = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(own).toMatchObject({
    status: 'cancelled',
    refundCents: back,
    payout: { status: 'paid', amountCents: kept - fee },
  });
});

test('the dialog’s sum is the one that is paid, over the three-hour line', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand27@monet.local', professional: 'pro7@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 30 });
  const { page } = await openWindow(browser, copy, people.candidate);
  const line = call.startAt.getTime() - 3 * HOUR;
  await copy.advanceTo(new Date(line - 60_000));
  await page.goto(`/candidate/bookings/${call.id}`);
  await page.locator('#cancel-opener').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('all of it');

  await copy.advanceTo(new Date(line + 10 * 60_000));
  await dialog.getByRole('button', { name: /^Cancel and refund/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('promised for five minutes');
  // The page has asked anew by itself, and names the sum as it is now.
  await expect(dialog).toContainText(/You get \$[\d.]+ of \$[\d.]+ back/);
  await dialog.getByRole('button', { name: /^Cancel and refund/ }).click();
  await expect(nowPanel(page)).toContainText('You cancelled this call');
  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({ status: 'cancelled' });
  expect(Number(seen.refundCents)).toBe(Math.floor((Number(seen.priceCents) + 1) / 2));
});

test('cancelled by the professional: everything goes back, however late', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand17@monet.local', professional: 'pro4@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 30 });
  await copy.advanceTo(new Date(call.startAt.getTime() - HOUR / 2));
  const { page } = await openWindow(browser, copy, people.professional);
  await page.goto(`/professional/bookings/${call.id}`);
  await cancelCall(page, 'you are not paid');
  await copy.advance('PT1M');
  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({ status: 'cancelled', refundCents: seen.priceCents });
});

test('feedback that never comes: two reminders, then everything goes back', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand18@monet.local', professional: 'pro5@monet.local' };
  const call = await paidCall(copy, { ...people, slot: 30 });
  const candidate = await openWindow(browser, copy, people.candidate);
  const professional = await openWindow(browser, copy, people.professional);
  await copy.control('POST', '/control/zoom/attendance', {
    bookingId: call.id,
    candidate: true,
    professional: true,
  });
  const end = call.startAt.getTime() + HOUR / 2;
  await copy.advanceTo(new Date(end + 47 * HOUR));
  await professional.page.goto(`/professional/bookings/${call.id}`);
  await expect(nowPanel(professional.page)).toContainText('until it is due');
  await copy.advanceTo(new Date(end + 49 * HOUR));
  await candidate.page.goto(`/candidate/bookings/${call.id}`);
  await expect(nowPanel(candidate.page)).toContainText('Your feedback is late');
  await copy.advanceTo(new Date(end + 72 * HOUR + 60_000));

  await candidate.page.reload();
  await expect(nowPanel(candidate.page)).toContainText(/You get \$[\d.,]+ back/);
  await professional.page.reload();
  await expect(nowPanel(professional.page)).toContainText('Refunded, not paid out');
  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({ status: 'refunded', refundCents: seen.priceCents });
  const { items } = await copy.control<{ items: { subject: string }[] }>(
    'GET',
    `/control/mail?limit=20&to=${people.professional}`,
  );
  expect(items.filter(({ subject }) => /feedback/i.test(subject)).length).toBeGreaterThanOrEqual(3);
});

type Sums = { priceCents: number; price: string };

async function sums({ id, candidate }: Awaited<ReturnType<typeof paidCall>>): Promise<Sums> {
  const priceCents = Number((await candidate.json('GET', `/api/bookings/${id}`)).priceCents);
  return { priceCents, price: dollars(priceCents) };
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
