import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proportion, split, splitRefund } from './fees';
import {
  compensated,
  compensationSent,
  debtIncurred,
  debtSettled,
  disputeFee,
  disputeLost,
  disputeReinstated,
  disputeTransferRestored,
  disputeTransferReversed,
  disputeWithdrawn,
  earned,
  type LedgerAccount,
  type LedgerEntry,
  PERSONAL_ACCOUNTS,
  paymentHeld,
  payoutSent,
  posting,
  refundBounced,
  refundDecided,
  refundReturned,
  refundSent,
  reversal,
  stripeFee,
} from './ledger';
import { DEFAULT_POLICY as policy } from './policy';

const price = fc.integer({ min: 1_000, max: 200_000 });
const parties = { candidateId: 'us_candidate', professionalId: 'us_professional' };

/** What stands on each account after some entries, pending ones left out; accounts at zero left out. */
function balances(entries: readonly LedgerEntry[]): Partial<Record<LedgerAccount, number>> {
  const sums: Partial<Record<LedgerAccount, number>> = {};
  for (const { lines, phase } of entries) {
    expect(lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(0);
    for (const { account, amountCents } of lines) {
      if (phase === 'posted') sums[account] = (sums[account] ?? 0) + amountCents;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0));
}

describe('the ledger', () => {
  it('sums to zero in every entry, and explains a paid call', () => {
    fc.assert(
      fc.property(price, (gross) => {
        const payment = split(gross, policy.feeBps);
        const sent = payoutSent(payment.netCents, parties);
        const entries = [
          paymentHeld(payment, parties),
          stripeFee(100),
          earned(payment, parties),
          sent,
          posting(sent),
        ];
        expect(balances(entries)).toEqual({
          stripe_platform: payment.feeCents - 100,
          platform_revenue: -payment.feeCents,
          stripe_fees: 100,
        });
      }),
    );
  });

  it('explains a late cancellation: half back, half earned', () => {
    fc.assert(
      fc.property(price, (gross) => {
        const payment = split(gross, policy.feeBps);
        const refund = splitRefund(payment, proportion(gross, 1, 2));
        const kept = { feeCents: refund.keptFeeCents, netCents: refund.keptNetCents };
        const sent = refundSent({ ...refund, funding: 'connected' }, parties);
        const paid = payoutSent(kept.netCents, parties);
        const entries = [
          paymentHeld(payment, parties),
          refundDecided(refund.refundCents, parties),
          sent,
          earned(kept, parties),
          posting(sent),
          paid,
          posting(paid),
        ];
        expect(balances(entries)).toEqual({
          stripe_platform: kept.feeCents,
          platform_revenue: -kept.feeCents,
        });
      }),
    );
  });

  it('explains a refund after the payout: a debt, settled from the next payout', () => {
    const payment = split(12_000, policy.feeBps);
    const paid = payoutSent(9_600, parties);
    const refund = refundSent({ refundCents: 12_000, feeRefundCents: 2_400, funding: 'platform' }, parties);
    const before = [
      paymentHeld(payment, parties),
      earned(payment, parties),
      paid,
      posting(paid),
      reversal(earned(payment, parties)),
      debtIncurred(9_600, parties),
      refundDecided(12_000, parties),
      refund,
      posting(refund),
    ];
    expect(balances(before)).toEqual({ professional_debt: 9_600, stripe_platform: -9_600 });
    const next = [paymentHeld(payment, parties), earned(payment, parties), debtSettled(9_600, parties)];
    expect(balances([...before, ...next])).toEqual({ stripe_platform: 2_400, platform_revenue: -2_400 });
  });

  it('keeps a refund owed that never arrived, or came back', () => {
    const payment = split(12_000, policy.feeBps);
    const sent = refundSent({ refundCents: 12_000, feeRefundCents: 2_400, funding: 'connected' }, parties);
    const decided = [paymentHeld(payment, parties), refundDecided(12_000, parties), sent];
    const owed = { stripe_platform: 12_000, refunds_payable: -12_000 };
    expect(balances([...decided, reversal(sent), refundBounced(9_600, parties)])).toEqual(owed);
    expect(balances([...decided, posting(sent), refundReturned(12_000, parties)])).toEqual(owed);
    const again = refundSent({ refundCents: 12_000, feeRefundCents: 2_400, funding: 'platform' }, parties);
    expect(
      balances([...decided, posting(sent), refundReturned(12_000, parties), again, posting(again)]),
    ).toEqual({});
  });

  it('explains a card dispute that is won, one that is lost, and one that takes too much', () => {
    const payment = split(12_000, policy.feeBps);
    const open = [
      paymentHeld(payment, parties),
      disputeWithdrawn(12_000),
      disputeFee(1_500),
      disputeTransferReversed(9_600, parties),
    ];
    const won = [...open, disputeReinstated(12_000), disputeTransferRestored(9_600, parties)];
    expect(balances(won)).toEqual({
      ...{ stripe_platform: 900, stripe_connected: 9_600 },
      ...{ booking_held: -12_000, stripe_fees: 1_500 },
    });
    expect(balances([...open, disputeLost(12_000, { heldCents: 12_000, owedCents: 0 }, parties)])).toEqual({
      ...{ stripe_platform: -1_500, stripe_fees: 1_500 },
    });
    expect(balances([...open, disputeLost(12_000, { heldCents: 0, owedCents: 0 }, parties)])).toMatchObject({
      losses: 12_000,
    });
  });

  it('explains a professional whom the platform pays although everything went back', () => {
    const payment = split(12_000, policy.feeBps);
    const refund = refundSent({ refundCents: 12_000, feeRefundCents: 2_400, funding: 'connected' }, parties);
    const back = [paymentHeld(payment, parties), refundDecided(12_000, parties), refund, posting(refund)];
    expect(balances(back)).toEqual({});
    const decided = [...back, compensated(9_600, parties)];
    expect(balances(decided)).toEqual({ losses: 9_600, professional_payable: -9_600 });
    const sent = compensationSent(9_600, parties);
    const paid = payoutSent(9_600, parties);
    expect(balances([...decided, sent, posting(sent), paid, posting(paid)])).toEqual({
      ...{ losses: 9_600, stripe_platform: -9_600 },
    });
  });

  it('names whose a personal account is, and nobody on the others', () => {
    const payment = split(12_000, policy.feeBps);
    for (const entry of [paymentHeld(payment, parties), earned(payment, parties), debtSettled(1, parties)]) {
      for (const { account, userId } of entry.lines) {
        expect(userId !== undefined).toBe((PERSONAL_ACCOUNTS as readonly string[]).includes(account));
      }
    }
  });

  it('refuses an entry with one line', () => {
    expect(() => stripeFee(0)).toThrow('does not sum to zero');
  });
});
