import { expect, test } from '@playwright/test';
import { ANOTHER_VERSION, TOO_THIN } from '../fixtures/feedback/story';
import { type Checkout, Copy, signIn } from './support/http';

/**
 * The whole life of a booking by HTTP alone, as somebody from outside would write it: `fetch`, the contract, and
 * nothing else. Gross 120.00, fee 24.00, net 96.00, and the sandbox's balances agree to the cent.
 */
test('a booking goes from the search to a payout that is paid', async () => {
  const copy = Copy.fromEnvironment();
  const candidate = await signIn(copy, 'cand12@monet.local');
  const daniel = await signIn(copy, 'pro1@monet.local');
  const card = (await daniel.json('GET', '/api/me')).listing as { id: string };
  const read = async () => candidate.json('GET', `/api/bookings/${id}`);

  const found = await candidate.json('GET', '/api/professionals/search?limit=50');
  expect((found.items as { id: string }[]).length).toBe(50);
  const detail = await candidate.json('GET', `/api/professionals/${card.id}`);
  expect(detail).toMatchObject({ id: card.id, priceCents: 12_000, currency: 'USD' });

  const asked = await candidate.json('POST', '/api/bookings/request', {
    professionalId: card.id,
    question:
      'I would like to practise the debt part of a leveraged finance interview with you, aloud and under time.',
    priceCents: 12_000,
  });
  const id = String(asked.id);
  expect(asked.status).toBe('requested');
  expect(JSON.stringify(await read())).not.toContain('Reyes');

  const { slots } = (await daniel.json('POST', `/api/bookings/${id}/accept`)) as {
    slots: { startAt: string }[];
  };
  const startAt = slots[8]?.startAt ?? '';
  const scheduled = await daniel.json('POST', `/api/bookings/${id}/schedule`, { startAt });
  expect(scheduled).toMatchObject({ status: 'accepted', startAt });

  const before = await copy.books();
  const checkout = (await candidate.json('POST', `/api/bookings/${id}/checkout`)) as Checkout;
  expect((await copy.confirmCard(checkout)).status).toBe(200);
  const confirmed = await candidate.json('POST', '/api/payments/confirm', {
    paymentIntentId: checkout.paymentIntentId,
  });
  expect(confirmed).toEqual({ bookingId: id, status: 'confirmed' });
  // 120.00 came from the card: 96.00 stand on the professional's account, 24.00 on ours less what Stripe takes.
  const paid = await copy.books();
  const moved = new Map([...paid].map(([book, cents]) => [book, cents - (before.get(book) ?? 0)]));
  expect(moved.get('card networks')).toBe(-12_000);
  expect((moved.get('acct_platform') ?? 0) + (moved.get('stripe fees') ?? 0)).toBe(2_400);
  expect([...moved.values()].filter((cents) => cents === 9_600)).toHaveLength(1);
  expect(await read()).toMatchObject({
    status: 'confirmed',
    counterpart: { name: 'Daniel Reyes' },
    payment: { status: 'held' },
  });
  await expect.poll(async () => (await read()).joinUrl).toBeTruthy();

  await copy.control('POST', '/control/zoom/attendance', {
    bookingId: id,
    candidate: true,
    professional: true,
  });
  await copy.advanceTo(new Date(Date.parse(startAt) + 31 * 60_000));
  expect(await read()).toMatchObject({ status: 'completed_pending_feedback' });

  expect(await daniel.json('POST', `/api/feedback/${id}`, TOO_THIN)).toMatchObject({ qcStatus: 'pending' });
  await copy.advance('PT1M');
  const sentBack = (await daniel.json('GET', `/api/bookings/${id}`)).feedback as {
    qcStatus: string;
    reasons: unknown[];
  };
  expect(sentBack.qcStatus).toBe('revise');
  expect(sentBack.reasons.length).toBeGreaterThan(0);
  await daniel.json('POST', `/api/feedback/${id}`, ANOTHER_VERSION);
  await copy.advance('PT1M');
  expect(await daniel.json('GET', `/api/bookings/${id}`)).toMatchObject({
    status: 'completed',
    priceCents: 12_000,
    feeCents: 2_400,
    netCents: 9_600,
  });

  await copy.advance('P4D');
  expect((await daniel.json('GET', `/api/bookings/${id}`)).payout).toMatchObject({
    status: 'paid',
    amountCents: 9_600,
  });
  expect([...(await copy.books()).values()].reduce((sum, cents) => sum + cents, 0)).toBe(0);
});

test('an address that does not exist is refused like everything else', async () => {
  const { web } = Copy.fromEnvironment();
  for (const method of ['GET', 'POST', 'DELETE']) {
    const answer = await fetch(`${web}/api/bookings/one/two/three`, { method });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not_found', status: 404 });
  }
});
