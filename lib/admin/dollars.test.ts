import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatMoney } from '@/lib/format';
import { centsOfDollars } from './dollars';

it('reads what people type, and what the product writes', () => {
  expect(['33.33', '$33.3', ' 1,200 ', '$ 0.05', '120'].map(centsOfDollars)).toEqual([
    3_333, 3_330, 120_000, 5, 12_000,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000_000 }), (cents) => {
      expect(centsOfDollars(formatMoney(cents))).toBe(cents);
    }),
  );
});

it('takes nothing for a sum that is none', () => {
  for (const text of ['', '-5', '1.234', '12,00', 'all', '1e3', '0x10', '9999999']) {
    expect(centsOfDollars(text), text).toBeNull();
  }
});
