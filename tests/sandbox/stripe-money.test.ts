import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onboardedAccount, pay, startTestSandbox, type TestSandbox } from './support';

let test: TestSandbox;
beforeAll(async () => {
  test = await startTestSandbox();
});
afterAll(() => test.close());

async function funds(account?: string) {
  const balance = await test.stripe.balance.retrieve({}, account ? { stripeAccount: account } : {});
  return { available: balance.available[0]?.amount, pending: balance.pending[0]?.amount };
}

async function books(): Promise<{ total: number }> {
  const { json } = await test.control<{ items: { available: number; pending: number }[] }>(
    'GET',
    '/stripe/balances',
  );
  return {
    total: json.items.reduce(
      (sum: number, line: { available: number; pending: number }) => sum + line.available + line.pending,
      0,
    ),
  };
}

describe('a destination charge of 120.00 with a fee of 24.00', () => {
  it('moves every cent where Stripe moves it', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id);
    expect(intent.status).toBe('succeeded');
    expect(await funds(account.id)).toEqual({ available: 0, pending: 9_600 });
    expect(await funds()).toEqual({ available: 0, pending: 2_022 });
    expect(await books()).toEqual({ total: 0 });
  });
});
