import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split, splitRefund } from './fees';
import { receiptNumber, receiptSums } from './receipt';

describe('the number of a receipt', () => {
  it('is the booking’s id in groups, so no two are the same', () => {
    expect(receiptNumber('bk_7Q2M4KXT9C0WZ5RB')).toBe('R-7Q2M-4KXT-9C0W-Z5RB');
    expect(receiptNumber('bk_7Q2M4KXT9C0WZ5RC')).not.toBe(receiptNumber('bk_7Q2M4KXT9C0WZ5RB'));
  });
});

describe('the sums of a receipt', () => {
  const paid = split(12_000, 2_000);
  const half = { amountCents: 6_000, feeRefundCents: 1_200 };

  it('count what went back, not what is on its way or failed', () => {
    const summed = (status: 'pending' | 'succeeded' | 'failed') => receiptSums(paid, [{ ...half, status }]);
    expect(receiptSums(paid, [])).toMatchObject({
      netPaidCents: 12_000,
      netFeeCents: 2_400,
      onItsWayCents: 0,
    });
    expect(summed('succeeded')).toMatchObject({
      refundedCents: 6_000,
      netPaidCents: 6_000,
      netFeeCents: 1_200,
    });
    expect(summed('pending')).toMatchObject({ refundedCents: 0, onItsWayCents: 6_000, netPaidCents: 12_000 });
    expect(summed('failed')).toMatchObject({ refundedCents: 0, onItsWayCents: 0, netPaidCents: 12_000 });
  });

  it('add up over several refunds, for every price', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 200_000 }), part, part, (gross, one, two) => {
        const price = split(gross, 2_000);
        const first = splitRefund(price, Math.floor(gross * one));
        const second = splitRefund(price, Math.floor((gross - first.refundCents) * two), first);
        const sums = receiptSums(
          price,
          [first, second].map(({ refundCents, feeRefundCents }) => ({
            ...{ amountCents: refundCents, feeRefundCents },
            status: 'succeeded' as const,
          })),
        );
        expect(sums.refundedCents + sums.netPaidCents).toBe(gross);
        expect(sums.netFeeCents).toBe(second.keptFeeCents);
        expect(sums.netPaidCents - sums.netFeeCents).toBe(second.keptNetCents);
      }),
    );
  });
});
