import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { everyLook, tabTo } from './support/pages';
import { type PaidCall, paidCall } from './support/paid-call';
import { nowPanel, openWindow } from './support/window';

/** What is decided about the money of a call after it: disputes taken back, refunds, payouts, and what banks dispute. */

const ADMIN = 'admin@monet.local';

type People = { readonly candidate: string; readonly professional: string };

/** A paid call so many minutes after its start, or before it, to which the professional comes. */
async function callAt(copy: Copy, people: People, minutes: number, comes = false): Promise<PaidCall> {
  const call = await paidCall(copy, { ...people, slot: 30 });
  const came = { bookingId: call.id, candidate: comes, professional: true };
  await copy.control('POST', '/control/zoom/attendance', came);
  await copy.advanceTo(new Date(call.startAt.getTime() + minutes * 60_000));
  return call;
}

/** The admin's window, on the record of a booking. */
async function openRecord(
  browser: Browser,
  copy: Copy,
  id: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const { page } = await openWindow(browser, copy, ADMIN, options);
  await page.goto(`/admin/bookings/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  return page;
}

/** Decides something on the record, first without a reason, which is asked for; the audit log keeps it. */
async function decide(page: Page, panel: string, button: string, reason: string): Promise<void> {
  const region = page.getByRole('region', { name: panel, exact: true });
  await region.getByRole('button', { name: button }).click();
  await expect(region.getByRole('alert')).toContainText('Say why, in a few words.');
  await region.getByLabel('Reason').fill(reason);
  await region.getByRole('button', { name: button }).click();
  await expect(page.getByRole('table', { name: 'Audit log' })).toContainText(reason);
}

test('a dispute is taken back, by keyboard, and the payout goes on', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand5@monet.local', professional: 'pro12@monet.local' };
  const call = await callAt(copy, people, 5);
  const text = 'I stood in the waiting room and nobody let me in for half an hour.';
  await call.candidate.json('POST', '/api/disputes', { bookingId: call.id, matter: 'absence', text });
  const { payout } = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(payout).toMatchObject({ status: 'blocked' });
  await copy.advance('PT1H'); // the call ends, the payout is earned, and waits for the dispute alone

  const { page } = await openWindow(browser, copy, people.candidate);
  await page.goto(`/candidate/bookings/${call.id}/dispute`);
  const opener = main(page).getByRole('link', { name: 'Take the dispute back' });
  await tabTo(page, opener);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('A call can be disputed once');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Take it back' }));
  await page.keyboard.press('Enter');
  await expect(nowPanel(page)).toContainText('You took the dispute back');
  await expect(opener).toHaveCount(0);
  await everyLook(page);

  const other = (await openWindow(browser, copy, people.professional)).page;
  await other.goto(`/professional/bookings/${call.id}/dispute`);
  await expect(nowPanel(other)).toContainText('took the dispute back');
  await expect(main(other).getByRole('textbox')).toHaveCount(0);
  const again = await call.candidate.send('POST', '/api/disputes', {
    ...{ bookingId: call.id, matter: 'absence', text },
  });
  expect(again.status).toBe(409);
  await copy.advance('P8D');
  const after = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(after.payout).toMatchObject({ status: 'paid' });
});

test('a refund fails at the candidate’s bank; an admin asks again, and it arrives', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand6@monet.local', professional: 'pro13@monet.local' };
  const call = await callAt(copy, people, 60);
  const page = await openRecord(browser, copy, call.id);
  const panel = page.getByRole('region', { name: 'Give money back', exact: true });
  await panel.getByLabel('Sum').fill('a lot');
  await panel.getByRole('button', { name: 'Show how it splits' }).click();
  await expect(panel).toContainText('Give a sum in dollars, at most');
  await panel.getByLabel('Sum').fill('33.33');
  await panel.getByRole('button', { name: 'Show how it splits' }).click();
  // 20 % of it is our fee, rounded half up to the cent.
  await expect(panel).toContainText(/From our fee\s*\$6\.67\s*From the professional\s*\$26\.66/);
  await everyLook(page);
  await copy.control('POST', '/control/stripe/refunds', { outcome: 'failed' });
  await decide(page, 'Give money back', 'Give $33.33 back', 'A third of the time was lost.');
  await copy.advance('PT2H');

  await page.goto('/admin');
  await expect(page.getByRole('row', { name: call.id })).toContainText('Refund failed');
  await page.goto(`/admin/bookings/${call.id}`);
  await expect(page.getByRole('region', { name: 'Ask again for the refund' })).toContainText('$33.33');
  await expect(panel).toHaveCount(0);
  await everyLook(page);
  await decide(page, 'Ask again for the refund', 'Ask again', 'They named another card.');
  await copy.advance('PT2H');
  const seen = await call.candidate.json('GET', `/api/bookings/${call.id}`);
  expect(seen).toMatchObject({
    payment: { status: 'partially_refunded' },
    refund: { status: 'succeeded', amountCents: 3_333 },
  });
  await page.reload();
  await expect(main(page)).toContainText('Refunded in part');
  await expect(main(page)).toContainText(/Paid by\s*The platform/);
  const candidate = (await openWindow(browser, copy, people.candidate)).page;
  await candidate.goto(`/candidate/bookings/${call.id}/receipt`);
  await expect(main(candidate)).toContainText('-$33.33');
});

test('an admin keeps a payout back and releases it; the professional sees that, not why', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand8@monet.local', professional: 'pro14@monet.local' };
  const call = await callAt(copy, people, -60);
  const reason = 'Two candidates have written about this work address.';
  // The admin's pages work without script, too.
  const page = await openRecord(browser, copy, call.id, { javaScriptEnabled: false });
  await decide(page, 'Keep the payout back', 'Keep it back', reason);
  await expect(page.getByRole('region', { name: 'Release the payout' })).toContainText(`“${reason}”`);
  await expect(page.getByRole('region', { name: 'Keep the payout back' })).toHaveCount(0);
  await copy.advance('P8D');

  const professional = (await openWindow(browser, copy, people.professional)).page;
  await professional.goto('/professional/earnings');
  await expect(main(professional)).toContainText('Held by us while we look into this call');
  await everyLook(professional);
  await professional.goto(`/professional/bookings/${call.id}`);
  await expect(main(professional)).toContainText('We are looking into this call');
  expect(await professional.content()).not.toContain(reason);

  await page.reload();
  await decide(page, 'Release the payout', 'Release it', 'The address is theirs.');
  await expect(page.getByRole('region', { name: 'Release the payout' })).toHaveCount(0);
  await copy.advance('P3D');
  const after = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(after.payout).toMatchObject({ status: 'paid' });
});

test('what a bank disputes stands on the record and among the exceptions with its deadline', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const people = { candidate: 'cand9@monet.local', professional: 'pro15@monet.local' };
  const call = await callAt(copy, people, 60, true);
  const page = await openRecord(browser, copy, call.id);
  const paymentIntentId = await page.getByText(/^pi_\w+$/).textContent();
  const dispute = await copy.control<{ id: string; evidence_details: { due_by: number } }>(
    ...(['POST', '/control/stripe/disputes', { paymentIntentId }] as const),
  );
  await copy.advance('PT1M');
  const due = new Date(dispute.evidence_details.due_by * 1_000).toISOString().slice(0, 19);

  await page.goto('/admin');
  const row = page.getByRole('row', { name: call.id });
  await expect(row).toContainText('Payment disputed with the bank: fraudulent');
  await expect(row.locator('time').last()).toHaveAttribute('datetime', new RegExp(`^${due}`));
  await everyLook(page);
  await row.getByRole('link', { name: call.id }).click();
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'Dispute with the bank' }) });
  await expect(part).toContainText('Evidence is due');
  await expect(part).toContainText(dispute.id);
  await expect(part.locator(`time[datetime^="${due}"]`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Give money back' })).toHaveCount(0);
  await everyLook(page);

  const professional = (await openWindow(browser, copy, people.professional)).page;
  await professional.goto(`/professional/bookings/${call.id}`);
  await expect(main(professional)).toContainText('Your payout waits until the card’s bank has decided');
  await copy.control('POST', `/control/stripe/disputes/${dispute.id}/close`, { outcome: 'lost' });
  await copy.advance('PT1M');
  await page.reload();
  await expect(part).toContainText('Kept by the bank');
  await expect(part).not.toContainText('waits with us');
  await expect(part).not.toContainText('Evidence by');
  await page.goto('/admin');
  await expect(page.getByRole('row', { name: call.id })).toHaveCount(0);
});

function main(page: Page) {
  return page.getByRole('main');
}
