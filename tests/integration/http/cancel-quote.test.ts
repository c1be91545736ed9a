import type { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { now, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { invariant } from '@/lib/domain/invariant';
import { confirmedBooking, happen } from '../../factories/bookings';
import type { Caller } from './caller';
import { Scene } from './scene';

const scene = Scene.forThisFile(3);

let candidate: Caller;
let professional: Caller;
beforeAll(async () => {
  candidate = await scene.candidate(0);
  professional = await scene.professional(0);
});

let id: string;
let startAt: Temporal.Instant;
beforeEach(async () => {
  scene.world.moveTo(now().add({ hours: 24 })); // where no earlier booking stands
  ({ id, startAt } = await paid());
});

/** A paid booking of the two whose start lies ahead. */
async function paid(): Promise<{ id: string; startAt: Temporal.Instant }> {
  const [person, pro] = [scene.candidates[0], scene.professionals[0]];
  invariant(person && pro, 'the scene has people');
  const booking = await confirmedBooking({
    candidateId: person.userId,
    professionalId: pro.userId,
    listingId: pro.listingId,
  });
  invariant(booking.startAt, 'it has a time');
  return { id: booking.id, startAt: toInstant(booking.startAt) };
}

const ahead = (hours: number, minutes = 0) => scene.world.moveTo(startAt.subtract({ hours, minutes }));
const preview = async (caller: Caller) =>
  (await caller.call('GET', `/api/bookings/${id}/cancel/preview`)).body;
const cancel = (caller: Caller, quote?: unknown, booking = id) =>
  caller.call('POST', `/api/bookings/${booking}/cancel`, { body: quote === undefined ? {} : { quote } });

describe('the preview', () => {
  it('says what each side’s cancelling gives back, and when that changes', async () => {
    ahead(4);
    const early = await preview(candidate);
    expect(early).toMatchObject({
      allowed: true,
      refundCents: 12_000,
      keptCents: 0,
      share: 'all',
      currency: 'USD',
      changesAt: startAt.subtract({ hours: 3 }).toString({ fractionalSecondDigits: 3 }),
    });
    expect(Date.parse(String(early.quoteExpiresAt))).toBeGreaterThan(
      startAt.epochMilliseconds - 4 * 3_600_000 + 299_000,
    );
    ahead(2);
    expect(await preview(candidate)).toMatchObject({
      refundCents: 6_000,
      keptCents: 6_000,
      feeKeptCents: 1_200,
      netKeptCents: 4_800,
      share: 'part',
      changesAt: null,
    });
    expect(await preview(professional)).toMatchObject({ refundCents: 12_000, share: 'all', changesAt: null });
    expect(await db().bookingEvent.count({ where: { bookingId: id, event: 'cancel' } })).toBe(0);
  });

  it('is there for its two people alone', async () => {
    const others = [await scene.candidate(1), await scene.professional(1)];
    for (const other of others) {
      expect(await other.call('GET', `/api/bookings/${id}/cancel/preview`)).toMatchObject({ status: 404 });
    }
    const admin = await (await scene.admin()).call('GET', `/api/bookings/${id}/cancel/preview`);
    expect(admin).toMatchObject({ status: 403 });
  });

  it('says from the start on that it is too late', async () => {
    scene.world.moveTo(startAt);
    expect(await preview(candidate)).toMatchObject({ allowed: false, code: 'too_late' });
  });
});

describe('a quote', () => {
  it('is paid though the three-hour line was crossed meanwhile', async () => {
    ahead(3, 1);
    const { quote } = await preview(candidate);
    ahead(2, 57);
    expect(await cancel(candidate, quote)).toMatchObject({ status: 200, body: { refundCents: 12_000 } });
    const refund = await db().refund.findFirstOrThrow({ where: { bookingId: id } });
    expect(refund).toMatchObject({ amountCents: 12_000, feeRefundCents: 2_400 });
    expect(await db().payout.findUniqueOrThrow({ where: { bookingId: id } })).toMatchObject({
      amountCents: 0,
    });
  });

  it('left out, the present terms apply', async () => {
    ahead(2, 57);
    expect(await cancel(candidate)).toMatchObject({ status: 200, body: { refundCents: 6_000 } });
  });

  it('has run out after five minutes, and nothing is cancelled', async () => {
    ahead(3, 1);
    const { quote } = await preview(candidate);
    ahead(2, 55);
    expect(await cancel(candidate, quote)).toMatchObject({
      status: 409,
      body: { code: 'quote_expired', errors: [{ path: 'quote' }] },
    });
    expect(await db().booking.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'confirmed' });
  });

  it('is not acted upon from the start on, however young', async () => {
    ahead(0, 1);
    const { quote, quoteExpiresAt } = await preview(candidate);
    expect(Date.parse(String(quoteExpiresAt))).toBe(startAt.epochMilliseconds - 1);
    scene.world.moveTo(startAt);
    expect(await cancel(candidate, quote)).toMatchObject({ status: 409, body: { code: 'too_late' } });
  });

  it('is nobody else’s, and no other booking’s', async () => {
    ahead(3, 1);
    const { quote } = await preview(candidate);
    const first = id;
    const refused = { status: 422, body: { code: 'invalid_fields', errors: [{ path: 'quote' }] } };
    expect(await cancel(professional, quote)).toMatchObject(refused);
    scene.world.moveTo(startAt.add({ hours: 24 }));
    const other = await paid();
    expect(await cancel(candidate, quote, other.id)).toMatchObject(refused);
    expect(await db().booking.count({ where: { id: { in: [first, other.id] }, status: 'confirmed' } })).toBe(
      2,
    );
  });

  it('that was changed in any part is none', async () => {
    ahead(2);
    const { quote } = await preview(candidate);
    const [, issued, mark, signature] = String(quote).split('.');
    for (const forged of [
      `12000.${issued}.${mark}.${signature}`,
      `6000.${Number(issued) + 60_000}.${mark}.${signature}`,
      `6000.${issued}.${mark}.${signature}.`,
      `6000.${issued}.${mark}`,
      'no quote',
      '',
    ]) {
      expect(await cancel(candidate, forged), forged).toMatchObject({
        status: 422,
        body: { errors: [{ path: 'quote' }] },
      });
    }
    expect(await cancel(candidate, quote)).toMatchObject({ status: 200, body: { refundCents: 6_000 } });
  });

  it('does not outlive a change of the booking: what was promised before the payment is not for after it', async () => {
    const asked = await scene.ask(candidate, 1);
    const pro = await scene.professional(1);
    const address = `/api/bookings/${asked}/cancel`;
    const { body } = await candidate.call('GET', `${address}/preview`);
    expect(body).toMatchObject({ allowed: true, refundCents: 0, share: 'none' });
    const userId = scene.professionals[1]?.userId ?? '';
    await happen(asked, { type: 'accept' }, { kind: 'professional', id: userId });
    expect(await candidate.call('POST', address, { body: { quote: body.quote } })).toMatchObject({
      status: 409,
      body: { code: 'quote_outdated', errors: [{ path: 'quote' }] },
    });
    expect(await pro.call('GET', `${address}/preview`)).toMatchObject({
      body: { allowed: false, code: 'wrong_state' },
    });
  });

  it('of a booking that was cancelled meanwhile: that is what is said', async () => {
    ahead(4);
    const { quote } = await preview(candidate);
    expect(await cancel(professional)).toMatchObject({ status: 200 });
    expect(await cancel(candidate, quote)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('tells the version of a booking to nobody', async () => {
    ahead(4);
    const [first, second] = [await preview(professional), await preview(professional)];
    const mark = ({ quote }: Record<string, unknown>) => String(quote).split('.')[2];
    expect(mark(first)).toHaveLength(22);
    scene.world.moveTo(startAt.subtract({ hours: 3, minutes: 59 }));
    expect(mark(await preview(professional))).not.toBe(mark(second));
  });
});
