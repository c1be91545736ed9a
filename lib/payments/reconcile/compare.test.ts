import { describe, expect, it } from 'vitest';
import { compare } from './compare';
import type { OurPayment, Ours, Theirs } from './types';

/** The time before which everything is settled; what the fixtures hold is older. */
const SETTLED = 1_000;
const OLD = 500;
const FRESH = 1_500;

const payment: OurPayment = {
  ...{ bookingId: 'bk_1', bookingStatus: 'confirmed', status: 'held', intentId: 'pi_1' },
  ...{ amountCents: 12_000, feeCents: 2_400, currency: 'USD', destination: 'acct_1', isPaid: true },
  ...{ stripeFeeCents: 378, platformCents: 2_022, connectedCents: 9_600, paidOutCents: 0, touchedAt: OLD },
};
const account = {
  id: 'acct_1',
  isRestricted: false,
  transfersActive: true,
  payoutsEnabled: true,
  touchedAt: OLD,
};
const ours: Ours = {
  ...{ payments: [payment], refunds: [], payouts: [], disputes: [], reversals: [], transfers: [] },
  ...{ accounts: [account], books: [] },
};
const move = (id: string, type: string, netCents: number, sourceId: string | null, feeCents = 0) => ({
  ...{ id, type, netCents, sourceId, feeCents, createdAt: OLD },
});
const state = {
  id: 'acct_1',
  transfersActive: true,
  payoutsEnabled: true,
  requirements: [],
  bankAccount: null,
};
const seen = { state, payouts: [], balanceCents: 9_600 };
const theirs: Theirs = {
  intents: [
    {
      ...{ id: 'pi_1', createdAt: OLD, status: 'succeeded', amountCents: 12_000, feeCents: 2_400 },
      ...{ currency: 'USD', destination: 'acct_1', bookingId: 'bk_1' },
    },
  ],
  charges: [{ id: 'ch_1', createdAt: OLD, intentId: 'pi_1', isPaid: true, amountCents: 12_000 }],
  refunds: [],
  transfers: [
    {
      ...{ id: 'tr_1', createdAt: OLD, account: 'acct_1', amountCents: 12_000, chargeId: 'ch_1' },
      ...{ bookingId: null, reversals: [] },
    },
  ],
  fees: [{ id: 'fee_1', createdAt: OLD, account: 'acct_1', chargeId: 'ch_1', refundIds: [] }],
  disputes: [],
  moves: [
    move('txn_1', 'charge', 11_622, 'ch_1', 378),
    move('txn_2', 'transfer', -12_000, 'tr_1'),
    move('txn_3', 'application_fee', 2_400, 'fee_1'),
  ],
  balanceCents: 2_022,
  accounts: [{ id: 'acct_1', seen }],
  changed: new Set(),
};

const kinds = (mine: Partial<Ours>, yours: Partial<Theirs> = {}) =>
  compare({ ...ours, ...mine }, { ...theirs, ...yours }, SETTLED).map((each) => each.kind);

describe('compare', () => {
  it('finds nothing where both sides say the same', () => {
    expect(kinds({})).toEqual([]);
  });

  it('tells a payment once, and not its balances too', () => {
    expect(kinds({}, { intents: [] })).toContain('payment_missing');
    const open = theirs.intents.map((each) => ({ ...each, status: 'open' as const }));
    expect(kinds({}, { intents: open })).toEqual(['payment_not_paid']);
  });

  it.each([
    ['status', 'requires_payment', 'canceled', 'payment_cancelled'],
    ['status', 'cancelled', 'processing', 'payment_still_open'],
  ] as const)('of an unpaid payment: %s %s and %s', (_, status, there, kind) => {
    const unpaid = {
      ...payment,
      ...{ status, isPaid: false, stripeFeeCents: 0, platformCents: 0, connectedCents: 0 },
    };
    const intents = theirs.intents.map((each) => ({ ...each, status: there }));
    const accounts = [{ id: 'acct_1', seen: { ...seen, balanceCents: 0 } }];
    const bare = { intents, charges: [], transfers: [], fees: [], moves: [], accounts };
    expect(kinds({ payments: [unpaid] }, bare)).toEqual([kind]);
  });

  it('leaves out what changed lately, on either side', () => {
    const wrong = { ...payment, platformCents: 0 };
    expect(kinds({ payments: [wrong] })).toEqual(['platform_balance']);
    expect(kinds({ payments: [{ ...wrong, touchedAt: FRESH }] })).toEqual([]);
    expect(kinds({ payments: [wrong] }, { changed: new Set(['ch_1']) })).toEqual([]);
    const refund = {
      ...{ id: 're_1', createdAt: FRESH, status: 'succeeded' as const, amountCents: 100 },
      ...{ intentId: null, chargeId: null },
    };
    expect(kinds({}, { refunds: [refund] })).toEqual([]);
    expect(kinds({}, { refunds: [{ ...refund, createdAt: OLD }] })).toEqual(['refund_unknown']);
  });

  it('tells neither the balances of a booking that is told, nor a booking that changed lately', () => {
    const refund = {
      ...{ id: 're_1', createdAt: OLD, status: 'succeeded' as const, amountCents: 100 },
      ...{ intentId: 'pi_1', chargeId: 'ch_1' },
    };
    const moved = { refunds: [refund], moves: [...theirs.moves, move('txn_4', 'refund', -100, 're_1')] };
    expect(kinds({}, moved)).toEqual(['refund_unknown']);
    expect(kinds({ payments: [{ ...payment, touchedAt: FRESH }] }, moved)).toEqual([]);
  });

  it('forgets refunds and payouts that failed at Stripe', () => {
    const refund = {
      ...{ id: 're_1', createdAt: OLD, status: 'failed' as const, amountCents: 100 },
      ...{ intentId: 'pi_1', chargeId: 'ch_1' },
    };
    const payout = {
      id: 'po_1',
      createdAt: OLD,
      status: 'failed' as const,
      amountCents: 100,
      bookingId: null,
    };
    const accounts = [{ id: 'acct_1', seen: { ...seen, payouts: [payout] } }];
    expect(kinds({}, { refunds: [refund], accounts })).toEqual([]);
  });

  it('tells moves, transfers and disputes that Stripe does not have', () => {
    expect(kinds({ reversals: [{ bookingId: 'bk_1', id: 'trr_9' }] })).toEqual(['reversal_missing']);
    expect(kinds({ transfers: [{ bookingId: 'bk_1', id: 'tr_9', amountCents: 100 }] })).toEqual([
      'transfer_missing',
    ]);
    const dispute = {
      ...{ bookingId: 'bk_1', id: 'dp_9', status: 'lost', feeCents: 0 },
      ...{ isWithdrawn: false, isReinstated: false },
    };
    expect(kinds({ disputes: [dispute] })).toEqual(['dispute_missing']);
  });

  it('tells a transfer of another sum, and one that was made twice', () => {
    const given = { bookingId: 'bk_1', id: 'tr_9', amountCents: 9_600 };
    const made = (id: string, amountCents: number) => ({
      ...{ id, createdAt: OLD, account: 'acct_1', amountCents, chargeId: null },
      ...{ bookingId: 'bk_1', reversals: [] },
    });
    const paid = { ...payment, platformCents: 2_022 - 9_600, connectedCents: 2 * 9_600 };
    const mine = { payments: [paid], transfers: [given] };
    const yours = (...each: ReturnType<typeof made>[]) => {
      const moves = each.map(({ id, amountCents }) => move(`txn_${id}`, 'transfer', -amountCents, id));
      const cents = each.reduce((sum, { amountCents }) => sum + amountCents, 9_600);
      return {
        ...{ transfers: [...theirs.transfers, ...each], moves: [...theirs.moves, ...moves] },
        accounts: [{ id: 'acct_1', seen: { ...seen, balanceCents: cents } }],
      };
    };
    expect(kinds(mine, yours(made('tr_9', 9_600)))).toEqual([]);
    expect(kinds(mine, yours(made('tr_9', 9_601)))).toEqual(['transfer_amount']);
    expect(kinds(mine, yours(made('tr_9', 9_600), made('tr_10', 9_600)))).toEqual(['transfer_unknown']);
  });

  it('knows the platform’s own affairs, and no other strangers', () => {
    const moves = [...theirs.moves, move('txn_4', 'payout', -1_000, 'po_own')];
    expect(kinds({}, { moves })).toEqual([]);
    expect(kinds({}, { moves: [...moves, move('txn_5', 'adjustment', -7, null)] })).toEqual([
      'platform_balance',
    ]);
  });

  it('compares a connected balance with all that is listed of it, unless it has moved lately', () => {
    const accounts = [{ id: 'acct_1', seen: { ...seen, balanceCents: 9_000 } }];
    expect(kinds({}, { accounts })).toEqual(['connected_balance']);
    expect(kinds({}, { accounts, changed: new Set(['acct_1']) })).toEqual([]);
  });

  it('does not look into an account that has cut us off, and says so until it is restricted', () => {
    const accounts = [{ id: 'acct_1', seen: null }];
    expect(kinds({}, { accounts })).toEqual(['account_differs']);
    const restricted = { ...account, isRestricted: true, transfersActive: false, payoutsEnabled: false };
    expect(kinds({ accounts: [restricted] }, { accounts })).toEqual([]);
  });
});
