import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from './fees';
import { receiptNumber, receiptSums } from './receipt';

describe('the number of a receipt', () => {
  it('is the booking’s id in groups, so no two are the same', () => {
    expect(receiptNumber('bk_7Q2M4KXT9C0WZ5RB')).toBe('R-7Q2M-4KXT-9C0W-Z5RB');
    expect(receiptNumber('bk_7Q2M4KXT9C0WZ5RC')).not.toBe(receiptNumber('bk_7Q2M4KXT9C0WZ5RB'));
  });
});

describe('the sums of a receipt', () => {
  const paid = split(12_000, 2_000);

  it('count what went back, not what is on its way or failed', () => {
    const refund = (status: 'pending' | 'succeeded' | 'failed') =>
      receiptSums(paid, { amountCents: 6_000, status });
    expect(receiptSums(paid, null)).toMatchObject({
      netPaidCents: 12_000,
      netFeeCents: 2_400,
      onItsWayCents: 0,
    });
    expect(refund('succeeded')).toMatchObject({
      refundedCents: 6_000,
      netPaidCents: 6_000,
      netFeeCents: 1_200,
    });
    expect(refund('pending')).toMatchObject({ refundedCents: 0, onItsWayCents: 6_000, netPaidCents: 12_000 });
    expect(refund('failed')).toMatchObject({ refundedCents: 0, onItsWayCents: 0, netPaidCents: 12_000 });
  });

  it('add up for every price and refund', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 200_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (gross, part) => {
          const amountCents = Math.floor(gross * part);
          const sums = receiptSums(split(gross, 2_000), { amountCents, status: 'succeeded' });
          expect(sums.refundedCents + sums.netPaidCents).toBe(gross);
          expect(sums.netFeeCents).toBeLessThanOrEqual(sums.feeCents);
          expect(sums.netFeeCents).toBeLessThanOrEqual(sums.netPaidCents);
        },
      ),
    );
  });
});
