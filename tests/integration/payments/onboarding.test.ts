import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import { returnFromOnboarding } from '@/lib/payments/onboarding/return-from-onboarding';
import { startOnboarding } from '@/lib/payments/onboarding/start-onboarding';
import { payoutAccountOf } from '@/lib/payments/queries';
import { openAccount } from '../../factories/accounts';
import { as } from '../../factories/people';
import { World } from '../../support/world';

const world = World.forThisFile();
let professional: UserId;

beforeAll(async () => {
  professional = await openAccount({
    role: 'professional',
    name: 'Ada Novak',
    email: 'ada@monet.example',
    zone: 'Europe/Vienna',
  });
});

const onboarder = () => as(professional, 'stripe.onboard');

/** Visits the page that Stripe would show, and presses one of its buttons. @returns where it leads back to */
async function atStripe(url: string, action: 'submit' | 'leave'): Promise<string | null> {
  expect((await fetch(url)).status).toBe(200);
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ action, account_number: '000123456789' }),
  });
  return response.headers.get('location');
}

describe('setting up payouts', () => {
  it('is not begun from a browser that somebody left open', async () => {
    const left = { ...(await onboarder()), provenAtMs: Date.now() - 15 * 60_000 };
    await expect(startOnboarding(left, 'DE')).rejects.toMatchObject({ code: 'proof_needed', status: 403 });
    expect(await db().stripeAccount.count()).toBe(0);
  });

  it('asks for the country first, and opens nothing without it', async () => {
    await expect(startOnboarding(await onboarder())).rejects.toMatchObject({
      code: 'invalid_fields',
      details: { fields: [{ path: 'country' }] },
    });
    expect(await payoutAccountOf(professional)).toBeNull();
  });

  it('says so where Stripe opens no accounts, and takes another country after it', async () => {
    await expect(startOnboarding(await onboarder(), 'GI')).rejects.toMatchObject({
      code: 'invalid_fields',
      details: { fields: [{ path: 'country', message: expect.stringContaining('Choose another') }] },
    });
    expect(await payoutAccountOf(professional)).toBeNull();
  });

  it('opens one account, however often and from however many windows it is begun', async () => {
    const actor = await onboarder();
    const links = await Promise.all([1, 2, 3].map(() => startOnboarding(actor, 'DE')));
    expect(new Set(links.map(({ url }) => url)).size).toBe(3);
    const again = await startOnboarding(actor);
    expect(again.url).toContain('/stripe/setup/acct_');
    expect(await db().stripeAccount.count()).toBe(1);
    expect(await db().auditEntry.count({ where: { action: 'stripe_account.created' } })).toBe(1);
    expect(await payoutAccountOf(professional)).toMatchObject({ state: 'onboarding' });
  });

  it('is not finished by coming back, and says what is missing', async () => {
    const { url } = await startOnboarding(await onboarder());
    expect(await atStripe(url, 'leave')).toContain('/professional/settings/stripe/return');
    expect(await returnFromOnboarding(await onboarder())).toBe('read');
    const account = await payoutAccountOf(professional);
    expect(account?.state).toBe('onboarding');
    expect(account?.requirements).toContain('external_account');
  });

  it('leads on to a new link when the old one is used up', async () => {
    const { url } = await startOnboarding(await onboarder());
    await fetch(url);
    const second = await fetch(url, { redirect: 'manual' });
    expect(second.headers.get('location')).toContain('/professional/settings/stripe/refresh');
  });

  it('keeps what it knows while Stripe does not answer', async () => {
    await world.control('POST', '/control/faults', {
      provider: 'stripe',
      match: '/v1/accounts',
      mode: 'error',
      status: 503,
      count: 10,
    });
    expect(await returnFromOnboarding(await onboarder())).toBe('unread');
    await world.control('DELETE', '/control/faults');
    expect(await payoutAccountOf(professional)).toMatchObject({ state: 'onboarding' });
  });

  it('is ready when Stripe says so', async () => {
    const { url } = await startOnboarding(await onboarder());
    await atStripe(url, 'submit');
    expect(await returnFromOnboarding(await onboarder())).toBe('read');
    expect(await payoutAccountOf(professional)).toEqual({ state: 'ready', requirements: [] });
  });

  it('is for professionals only', async () => {
    const candidate = await openAccount({ role: 'candidate', name: 'Kim Lee', email: 'kim@monet.example' });
    await expect(as(candidate, 'stripe.onboard')).rejects.toMatchObject({ code: 'wrong_role' });
  });
});
