import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { BookingState } from './booking';
import { decide } from './booking';
import { judgeQuote, previewCancel, quoteExpiry } from './cancel-quote';
import { cents, split } from './fees';
import { DEFAULT_POLICY as policy } from './policy';

const START = Temporal.Instant.from('2026-11-24T15:30:00Z');
const FREE = START.subtract({ hours: 3 });
const CONFIRMED: BookingState = {
  status: 'confirmed',
  price: split(12_001, policy.feeBps),
  requestExpiresAt: START,
  acceptedAt: START.subtract({ hours: 48 }),
  startAt: START,
  endAt: START.add({ minutes: 30 }),
  holdExpiresAt: START.subtract({ hours: 20 }),
  checkoutStarted: true,
  proposal: null,
  feedback: 'none',
};
const ms = (count: number) => ({ milliseconds: count });
const fresh = { isOfThisVersion: true };

describe('a preview', () => {
  it('says all of it up to three hours before, to the millisecond, and when that changes', () => {
    expect(previewCancel(CONFIRMED, 'candidate', FREE, policy)).toEqual({
      allowed: true,
      refundCents: 12_001,
      keptCents: 0,
      feeKeptCents: 0,
      netKeptCents: 0,
      share: 'all',
      changesAt: FREE,
    });
    expect(previewCancel(CONFIRMED, 'candidate', FREE.add(ms(1)), policy)).toEqual({
      allowed: true,
      refundCents: 6_001,
      keptCents: 6_000,
      feeKeptCents: 1_200,
      netKeptCents: 4_800,
      share: 'part',
      changesAt: null,
    });
  });

  it('says all of it for the professional up to the start, and that it stays so', () => {
    for (const at of [FREE, START.subtract(ms(1))]) {
      expect(previewCancel(CONFIRMED, 'professional', at, policy)).toMatchObject({
        refundCents: 12_001,
        share: 'all',
        changesAt: null,
      });
    }
  });

  it('is refused from the start on, for both', () => {
    for (const by of ['candidate', 'professional'] as const) {
      expect(previewCancel(CONFIRMED, by, START, policy)).toEqual({ allowed: false, code: 'too_late' });
    }
  });

  it('moves nothing before the payment, and knows who may not cancel', () => {
    const accepted: BookingState = { ...CONFIRMED, status: 'accepted' };
    expect(previewCancel(accepted, 'professional', FREE, policy)).toMatchObject({
      refundCents: 0,
      keptCents: 0,
      share: 'none',
      changesAt: null,
    });
    const requested: BookingState = { ...CONFIRMED, status: 'requested', startAt: null, endAt: null };
    expect(previewCancel(requested, 'professional', FREE, policy)).toEqual({
      allowed: false,
      code: 'not_yours_to_do',
    });
  });

  it('has nothing that changes where late is as good as early, and none where nothing goes back', () => {
    const generous = { ...policy, lateCancelRefundPercent: 100 };
    expect(previewCancel(CONFIRMED, 'candidate', FREE, generous)).toMatchObject({ changesAt: null });
    const strict = { ...policy, lateCancelRefundPercent: 0 };
    expect(previewCancel(CONFIRMED, 'candidate', START.subtract(ms(1)), strict)).toMatchObject({
      refundCents: 0,
      keptCents: 12_001,
      share: 'none',
    });
  });

  it('keeps every cent: what goes back and what both keep is the price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 200_000 }),
        fc.integer({ min: 1, max: 600 }),
        (gross, before) => {
          const state = { ...CONFIRMED, price: split(gross, policy.feeBps) };
          const preview = previewCancel(state, 'candidate', START.subtract({ minutes: before }), policy);
          expect(preview.allowed).toBe(true);
          if (!preview.allowed) return;
          expect(preview.refundCents + preview.keptCents).toBe(gross);
          expect(preview.feeKeptCents + preview.netKeptCents).toBe(preview.keptCents);
        },
      ),
    );
  });
});

describe('a quote', () => {
  it('holds for five minutes to the millisecond, over the three-hour line', () => {
    const issuedAt = FREE;
    expect(judgeQuote({ issuedAt, ...fresh }, START, issuedAt)).toBeNull();
    expect(judgeQuote({ issuedAt, ...fresh }, START, issuedAt.add({ minutes: 5 }))).toBeNull();
    expect(judgeQuote({ issuedAt, ...fresh }, START, issuedAt.add({ minutes: 5 }).add(ms(1)))).toBe(
      'quote_expired',
    );
  });

  it('never holds from the start on, however young it is', () => {
    const issuedAt = START.subtract({ minutes: 1 });
    expect(quoteExpiry(issuedAt, START).equals(START.subtract(ms(1)))).toBe(true);
    expect(judgeQuote({ issuedAt, ...fresh }, START, START.subtract(ms(1)))).toBeNull();
    expect(judgeQuote({ issuedAt, ...fresh }, START, START)).toBe('quote_expired');
    expect(quoteExpiry(issuedAt, null).equals(issuedAt.add({ minutes: 5 }))).toBe(true);
  });

  it('does not outlive a change of the booking', () => {
    expect(judgeQuote({ issuedAt: FREE, isOfThisVersion: false }, START, FREE)).toBe('quote_outdated');
  });

  it('is paid as it was given, late as well, but cancels nothing after the start', () => {
    const event = { type: 'cancel', quotedCents: cents(12_001) } as const;
    const late = decide(CONFIRMED, event, 'candidate', FREE.add({ minutes: 5 }), policy);
    expect(late).toMatchObject({
      ok: true,
      changes: { refundCents: 12_001 },
      money: { kind: 'return', refund: { refundCents: 12_001, keptNetCents: 0 } },
    });
    expect(decide(CONFIRMED, event, 'candidate', START, policy)).toEqual({ ok: false, code: 'too_late' });
  });
});
