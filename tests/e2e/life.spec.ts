import { expect, type Page, test } from '@playwright/test';
import { GOOD_FINANCE } from '../fixtures/feedback/good-finance';
import { TOO_THIN } from '../fixtures/feedback/story';
import { Copy } from './support/http';
import { judged, nowPanel, openWindow } from './support/window';

type Written = typeof TOO_THIN;

/** The whole life of a booking in two windows, by hand and by eye: from the anonymous card to the money paid out. */
test('a candidate and a professional live a whole booking', async ({ browser }) => {
  const copy = Copy.fromEnvironment();
  const [call] = GOOD_FINANCE;
  if (!call) throw new TypeError('no feedback to write');
  const candidate = await openWindow(browser, copy, 'cand14@monet.local', { timezoneId: 'Asia/Singapore' });
  const professional = await openWindow(browser, copy, 'pro1@monet.local', { timezoneId: 'Europe/London' });
  const maya = candidate.page;
  const daniel = professional.page;
  const [me, him] = await Promise.all([
    candidate.client.json('GET', '/api/me'),
    professional.client.json('GET', '/api/me'),
  ]);
  const card = `/professionals/${(him.listing as { id: string }).id}`;

  await test.step('the candidate asks on the card, and neither name is on either page', async () => {
    await maya.goto(card);
    await expect(maya.getByRole('main')).toContainText('$120');
    await expect(maya.locator('html')).not.toContainText('Reyes');
    await maya.getByLabel('What do you want to get out of it?').fill(call.question);
    await maya.getByRole('button', { name: 'Request a call' }).click();
    await expect(maya).toHaveURL(/\/candidate\/bookings\/bk_/);
    await expect(nowPanel(maya)).toContainText('Waiting for an answer');
    await expect(maya.locator('html')).not.toContainText('Reyes');
  });
  const id = maya.url().split('/').at(-1) ?? '';

  await test.step('the professional accepts, and sets a time on the merged availability', async () => {
    await daniel.goto(`/professional/bookings/${id}`);
    await expect(daniel.locator('html')).not.toContainText(String(me.name));
    await daniel.getByRole('link', { name: 'See times and answer' }).click();
    await daniel.getByRole('button', { name: 'Accept', exact: false }).first().click();
    await expect(daniel.getByRole('heading', { level: 1 })).toHaveText('Set a time for the call');
    await daniel.getByRole('radio').nth(2).check({ force: true });
    await expect(daniel.getByRole('complementary', { name: 'Your choice' })).toContainText('in Singapore');
    await daniel.getByRole('button', { name: 'Set this time' }).locator('visible=true').click();
    await expect(nowPanel(daniel)).toContainText('Waiting for the candidate to pay');
    await expect(daniel.locator('html')).not.toContainText(String(me.name));
  });

  await test.step('the candidate pays with the card form; a declined card first', async () => {
    await maya.reload();
    await expect(nowPanel(maya)).toContainText('Pay $120.00 to confirm this call');
    await nowPanel(maya).getByRole('link', { name: 'Pay $120.00' }).click();
    await fillCard(maya, '4000 0000 0000 0002');
    await maya.getByRole('button', { name: 'Pay $120.00' }).click();
    await expect(maya.getByRole('main').getByRole('alert').first()).toContainText('declined');
    await maya.getByLabel('Card number').fill('4242 4242 4242 4242');
    await maya.getByRole('button', { name: 'Pay $120.00' }).click();
    await expect(maya).toHaveURL(new RegExp(`/candidate/bookings/${id}`));
    await expect(maya.getByRole('main')).toContainText('Daniel Reyes');
  });

  await test.step('both have the join link and know each other', async () => {
    await expect
      .poll(async () => (await candidate.client.json('GET', `/api/bookings/${id}`)).joinUrl)
      .toBeTruthy();
    await maya.goto(`/candidate/bookings/${id}`);
    await expect(nowPanel(maya).getByRole('link', { name: 'Get ready for the call' })).toBeVisible();
    await daniel.reload();
    await expect(nowPanel(daniel).getByRole('link', { name: 'Get ready for the call' })).toBeVisible();
    await expect(daniel.getByRole('main')).toContainText(String(me.name));
  });

  await test.step('the call takes place, and its end asks for feedback', async () => {
    const { startAt } = await candidate.client.json('GET', `/api/bookings/${id}`);
    await copy.control('POST', '/control/zoom/attendance', {
      bookingId: id,
      candidate: true,
      professional: true,
    });
    await copy.advanceTo(new Date(Date.parse(String(startAt)) + 40 * 60_000));
    await maya.reload();
    await expect(nowPanel(maya)).toContainText('writes your feedback by');
  });

  await test.step('feedback that says too little comes back with reasons, and the candidate sees none of it', async () => {
    await daniel.goto(`/professional/bookings/${id}/feedback`);
    await write(daniel, TOO_THIN);
    await daniel.getByRole('button', { name: 'Send feedback' }).click();
    await judged(professional.client, id, 'revise');
    await daniel.goto(`/professional/bookings/${id}/feedback`);
    await expect(daniel.getByRole('button', { name: 'Send again' })).toBeVisible();
    const { feedback } = await professional.client.json('GET', `/api/bookings/${id}`);
    const { reasons } = feedback as { reasons: { message: string }[] };
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) await expect(daniel.getByRole('main')).toContainText(reason.message);
    await maya.reload();
    await expect(maya.getByRole('main')).not.toContainText('practise more');
    await expect(maya.getByRole('link', { name: 'Read the feedback' })).toHaveCount(0);
  });

  await test.step('the second version passes; the money is on its way and arrives', async () => {
    await write(daniel, call.feedback);
    await daniel.getByRole('button', { name: 'Send again' }).click();
    await judged(professional.client, id, 'passed');
    await daniel.goto(`/professional/bookings/${id}`);
    await expect(nowPanel(daniel)).toContainText('Done: your feedback has passed');
    await copy.advance('P4D');
    await daniel.goto('/professional/earnings');
    await expect(daniel.getByRole('main')).toContainText('$96.00');
    const { payout } = await professional.client.json('GET', `/api/bookings/${id}`);
    expect(payout).toMatchObject({ status: 'paid', amountCents: 9_600 });
    await daniel.goto(`/professional/bookings/${id}`);
    await expect(daniel.getByRole('main')).toContainText('$24.00');
  });

  await test.step('the candidate reads it and rates the call, once', async () => {
    await maya.goto(`/candidate/bookings/${id}`);
    await nowPanel(maya).getByRole('link', { name: 'Read the feedback' }).click();
    await expect(maya.getByRole('main')).toContainText('We did one paper LBO in eighteen minutes.');
    for (const action of call.feedback.actions) await expect(maya.getByRole('main')).toContainText(action);
    await maya.getByRole('radio', { name: '5 of 5, excellent' }).check({ force: true });
    await maya.getByRole('button', { name: 'Rate the call' }).click();
    await expect(maya.getByRole('heading', { name: 'Your rating' })).toBeVisible();
    await expect(maya.getByRole('button', { name: 'Rate the call' })).toHaveCount(0);
    await maya.goto(`/candidate/bookings/${id}`);
    await expect(nowPanel(maya)).toContainText('You rated the call 5 of 5.');
  });
});

async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expires').fill('12 / 30');
  await page.getByLabel('Security code').fill('123');
}

async function write(page: Page, feedback: Written): Promise<void> {
  await page.locator('textarea[name="text"]').fill(feedback.text);
  for (const [index, action] of feedback.actions.entries()) {
    await page.getByLabel(`Action ${index + 1}`).fill(action);
  }
  for (const name of ['culturalFit', 'interest', 'technical'] as const) {
    await page.locator(`input[name="stars.${name}"][value="${feedback.stars[name]}"]`).check({ force: true });
  }
}
