import { expect, type Page, test } from '@playwright/test';
import { Copy } from './support/http';
import { everyLook } from './support/pages';
import { paidCall } from './support/paid-call';
import { nowPanel, openWindow } from './support/window';

/**
 * One call that both sides tell differently: disputed, answered, decided in part, and paid out with what stays. And one
 * that was refunded because Zoom did not see the professional, who was there.
 */

const PEOPLE = { candidate: 'cand36@monet.local', professional: 'pro11@monet.local' };
const SAID = 'The sound broke off after ten minutes and did not come back before the end.';
const ANSWERED = 'My line failed for some minutes. I offered another quarter of an hour at once.';
const DECIDED = 'A third of the time was lost, through nobody’s fault. We give that part back.';
const BACK = 3_333;

test('a dispute is opened, answered, decided in part, and stands in the statement', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const call = await paidCall(copy, { ...PEOPLE, slot: 30 });
  const priceCents = Number((await call.candidate.json('GET', `/api/bookings/${call.id}`)).priceCents);
  const share = `$33.33 of ${dollars(priceCents)}`;
  const candidate = (await openWindow(browser, copy, PEOPLE.candidate)).page;
  await candidate.goto(`/candidate/bookings/${call.id}/dispute`);
  await expect(main(candidate)).toContainText('The call has not begun');
  await copy.control('POST', '/control/zoom/attendance', {
    ...{ bookingId: call.id, candidate: true, professional: true },
  });
  await copy.advanceTo(new Date(call.startAt.getTime() + 60 * 60_000));

  await candidate.goto(`/candidate/bookings/${call.id}`);
  await candidate.getByRole('link', { name: 'Something was not right?' }).click();
  await expect(candidate).toHaveTitle(/^Dispute/);
  await everyLook(candidate);
  await candidate.getByRole('textbox', { name: 'What happened' }).fill('Too short');
  await candidate.getByRole('button', { name: 'Dispute the call' }).click();
  await expect(main(candidate).getByRole('alert')).toContainText('Choose what it is about.');
  await expect(main(candidate).getByRole('alert')).toContainText('Say what happened, in a sentence or two.');
  await expect(candidate.getByRole('textbox', { name: 'What happened' })).toHaveValue('Too short');
  await everyLook(candidate);
  await candidate.getByLabel('The call itself').check();
  await candidate.getByRole('textbox', { name: 'What happened' }).fill(SAID);
  await candidate.getByRole('button', { name: 'Dispute the call' }).click();
  await expect(nowPanel(candidate)).toContainText('is asked what happened');
  await everyLook(candidate);

  const professional = (await openWindow(browser, copy, PEOPLE.professional)).page;
  await professional.goto(`/professional/bookings/${call.id}`);
  await expect(main(professional)).toContainText('disputed this call');
  await professional.getByRole('link', { name: 'See the dispute' }).click();
  await expect(nowPanel(professional)).toContainText('Say what happened');
  await expect(main(professional)).toContainText(SAID);
  await professional.getByRole('textbox', { name: 'What happened' }).fill(ANSWERED);
  await professional.getByRole('button', { name: 'Send' }).click();
  await expect(nowPanel(professional)).toContainText('We are deciding');

  const admin = (await openWindow(browser, copy, 'admin@monet.local')).page;
  await admin.goto('/admin');
  await expect(main(admin)).toContainText('Call disputed: the call');
  await admin.goto('/admin/disputes?status=open');
  await everyLook(admin);
  await admin.locator('[data-row]').first().click();
  await expect(main(admin)).toContainText(ANSWERED);
  await expect(admin).toHaveTitle(/^Dispute/);
  await everyLook(admin);
  await admin.getByRole('button', { name: 'Decide' }).click();
  await expect(main(admin).getByRole('alert').getByRole('link')).toHaveText([
    'Choose how it ends.',
    'Say what was decided and why, in a sentence or two.',
  ]);
  await admin.getByLabel('A part back').check();
  await admin.getByLabel('Sum, for a part').fill('a third');
  await admin.getByLabel('Words to both sides').fill(DECIDED);
  await admin.getByRole('button', { name: 'Decide' }).click();
  await expect(main(admin).getByRole('alert')).toContainText('Give a sum in dollars, such as 33.33.');
  await expect(admin.getByLabel('A part back')).toBeChecked();
  await admin.getByLabel('Sum, for a part').fill('33.33');
  await admin.getByRole('button', { name: 'Decide' }).click();
  await expect(admin.getByRole('heading', { name: 'How it ended' })).toBeVisible();
  await expect(admin.getByRole('button', { name: 'Decide' })).toHaveCount(0);

  for (const [page, words] of [
    [candidate, `you get ${share} back`],
    [professional, `gets ${share} back`],
  ] as const) {
    await page.reload();
    await expect(nowPanel(page)).toContainText(words);
    await expect(main(page)).toContainText(DECIDED);
    await everyLook(page);
  }
  await copy.advance('P9D');
  const { payout } = await call.professional.json('GET', `/api/bookings/${call.id}`);
  expect(payout).toMatchObject({ status: 'paid' });

  await professional.goto('/professional/earnings');
  await everyLook(professional);
  // The call and its payout may stand in two months, or both in the one before this, which is empty then.
  const months = professional.getByRole('link', { name: /^\w+ 20\d\d$/ });
  const addresses = await months.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const entries = professional.getByRole('table', { name: 'Entries of the month' });
  let said = '';
  for (const address of addresses.slice(0, 2)) {
    await professional.goto(address);
    await expect(professional).toHaveTitle(/^Statement/);
    said += (await entries.allTextContents()).join();
  }
  expect(said).toContain(dollars(priceCents - BACK));
  expect(said).toContain(`-${dollars((payout as { amountCents: number }).amountCents)}`);
  await expect(professional).toHaveTitle(/^Statement/);
  await everyLook(professional);
});

const UNSEEN = { candidate: 'cand19@monet.local', professional: 'pro16@monet.local' };
const THERE = 'I was in the meeting from the start, under the name of my company.';
const AGREED = 'The list of the meeting has your company from the start to the end. You were there.';

test('a professional whom Zoom did not see objects without script, and is paid by us', async ({
  browser,
}) => {
  const copy = Copy.fromEnvironment();
  const call = await paidCall(copy, { ...UNSEEN, slot: 34 });
  const { netCents, priceCents } = await call.professional.json('GET', `/api/bookings/${call.id}`);
  const [net, price] = [dollars(Number(netCents)), dollars(Number(priceCents))];
  await copy.control('POST', '/control/zoom/attendance', {
    ...{ bookingId: call.id, candidate: true, professional: false },
  });
  await copy.advanceTo(new Date(call.startAt.getTime() + 60 * 60_000));

  const professional = (await openWindow(browser, copy, UNSEEN.professional)).page;
  await professional.goto(`/professional/bookings/${call.id}`);
  await expect(nowPanel(professional)).toContainText('Refunded, not paid out');
  await expect(main(professional)).toContainText('Is this wrong?');
  await everyLook(professional);
  await professional.getByRole('link', { name: 'say that you were there' }).click();
  await expect(professional.getByRole('heading', { name: 'Were you there?' })).toBeVisible();
  await expect(main(professional)).toContainText(`keeps the ${price} that went back, whatever we decide`);
  await expect(main(professional)).toContainText(`we pay you ${net} ourselves`);
  await everyLook(professional);

  const withoutScript = { javaScriptEnabled: false };
  const form = (await openWindow(browser, copy, UNSEEN.professional, withoutScript)).page;
  await form.goto(`/professional/bookings/${call.id}/dispute`);
  await form.getByRole('textbox', { name: 'What happened' }).fill('Too short');
  await form.getByRole('button', { name: 'Object' }).click();
  await expect(main(form).getByRole('alert')).toContainText('Say what happened, in a sentence or two.');
  await form.getByRole('textbox', { name: 'What happened' }).fill(THERE);
  await form.getByRole('button', { name: 'Object' }).click();
  await expect(nowPanel(form)).toContainText('can say what happened');
  await form.context().close();

  const candidate = (await openWindow(browser, copy, UNSEEN.candidate)).page;
  await candidate.goto(`/candidate/bookings/${call.id}`);
  await expect(main(candidate)).toContainText('Your refund stays yours whatever we decide.');
  await candidate.getByRole('link', { name: 'See the objection' }).click();
  await expect(nowPanel(candidate)).toContainText(`You keep your ${price}`);
  await expect(main(candidate)).toContainText(THERE);
  await everyLook(candidate);

  const admin = (await openWindow(browser, copy, 'admin@monet.local')).page;
  await admin.goto('/admin/disputes?status=open');
  await admin.locator('[data-row]').first().click();
  await expect(main(admin)).toContainText(THERE);
  await expect(admin.getByLabel('All back')).toHaveCount(0);
  await expect(admin.getByLabel('Sum, for a part')).toHaveCount(0);
  await everyLook(admin);
  await admin.getByLabel('We pay the professional').check();
  await admin.getByLabel('Words to both sides').fill(AGREED);
  await admin.getByRole('button', { name: 'Decide' }).click();
  await expect(admin.getByRole('heading', { name: 'How it ended' })).toBeVisible();
  await expect(admin.getByRole('heading', { name: 'Paid by us' })).toBeVisible();

  for (const [page, words] of [
    [candidate, 'is paid by us, you keep your refund'],
    [professional, `you are paid ${net} by us`],
  ] as const) {
    await page.reload();
    await expect(nowPanel(page)).toContainText(words);
    await expect(main(page)).toContainText(AGREED);
  }
  await copy.advance('P9D');
  await professional.goto(`/professional/bookings/${call.id}`);
  await expect(nowPanel(professional)).toContainText('We pay you for this call');
  await expect(main(professional)).toContainText('Paid by us');
  await everyLook(professional);
  await candidate.goto(`/candidate/bookings/${call.id}/receipt`);
  await expect(main(candidate)).toContainText(`-${price}`);
  await professional.goto('/professional/earnings');
  await expect(main(professional)).toContainText('Refunded to the candidate, paid by us.');
});

function main(page: Page) {
  return page.getByRole('main');
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
