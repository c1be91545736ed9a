import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { cancellationTerms } from './cancellation';
import { PRICE_RANGE_CENTS, proportion, split, splitRefund } from './fees';
import { DEFAULT_POLICY as policy } from './policy';

const price = fc.integer(PRICE_RANGE_CENTS);

describe('the fee', () => {
  it.each([
    [12_000, 2_400, 9_600],
    [1_000, 200, 800],
    [3_333, 667, 2_666],
    [9_999, 2_000, 7_999],
    [12_001, 2_400, 9_601],
    [200_000, 40_000, 160_000],
  ])('of %i cents is %i, and %i are left', (gross, fee, net) => {
    expect(split(gross, policy.feeBps)).toEqual({ grossCents: gross, feeCents: fee, netCents: net });
  });

  it('rounds half a cent up', () => {
    expect(proportion(5, 1, 2)).toBe(3);
    expect(proportion(1, 1, 3)).toBe(0);
    expect(proportion(2, 1, 3)).toBe(1);
  });

  it('and the net make the price, at any rate', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 10_000 }), (gross, bps) => {
        const { feeCents, netCents } = split(gross, bps);
        expect(feeCents + netCents).toBe(gross);
        expect(Math.abs(feeCents - (gross * bps) / 10_000)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('a refund', () => {
  it('gives the fee back in its proportion, and no cent is lost', () => {
    fc.assert(
      fc.property(price, fc.double({ min: 0, max: 1, noNaN: true }), (gross, share) => {
        const payment = split(gross, policy.feeBps);
        const refund = splitRefund(payment, Math.round(gross * share));
        expect(refund.refundCents + refund.keptFeeCents + refund.keptNetCents).toBe(gross);
        expect(refund.feeRefundCents + refund.keptFeeCents).toBe(payment.feeCents);
        expect(refund.keptNetCents).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('of everything leaves nothing to anybody', () => {
    fc.assert(
      fc.property(price, (gross) => {
        expect(splitRefund(split(gross, policy.feeBps), gross)).toMatchObject({
          keptFeeCents: 0,
          keptNetCents: 0,
        });
      }),
    );
  });

  it('cannot be more than what was paid', () => {
    expect(() => splitRefund(split(1_000, 2_000), 1_001)).toThrow('at most what was paid');
  });
});

describe('the table of cancellations', () => {
  const start = Temporal.Instant.from('2026-11-24T15:30:00Z');
  it.each([
    [1_000, 500],
    [3_333, 1_667],
    [9_999, 5_000],
    [12_001, 6_001],
    [200_000, 100_000],
  ])('for %i cents: all up to three hours before, %i later, nothing from the start on', (gross, half) => {
    const terms = (before: Temporal.DurationLike) =>
      cancellationTerms('candidate', start.subtract(before), start, gross, policy);
    expect(terms({ hours: 3, seconds: 1 })).toMatchObject({ refundCents: gross, share: 'all' });
    expect(terms({ hours: 3 })).toMatchObject({ refundCents: gross, share: 'all' });
    expect(terms({ hours: 2, minutes: 59, seconds: 59 })).toMatchObject({ refundCents: half, share: 'part' });
    expect(terms({ seconds: 1 })).toMatchObject({ refundCents: half });
    expect(terms({ seconds: 0 })).toEqual({ allowed: false, code: 'too_late' });
    expect(
      cancellationTerms('professional', start.subtract({ seconds: 1 }), start, gross, policy),
    ).toMatchObject({ refundCents: gross });
    expect(cancellationTerms('professional', start, start, gross, policy)).toEqual({
      allowed: false,
      code: 'too_late',
    });
  });
});
