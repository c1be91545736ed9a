import { beforeAll, describe, expect, it } from 'vitest';
import { readBookingRecord } from '@/lib/admin/booking-record';
import { readUserRecord } from '@/lib/admin/user-record';
import { StillWorld } from '../../support/still-world';
import { type Cast, populate, SECRETS } from './scene';

const world = StillWorld.forThisFile();
let cast: Cast;
beforeAll(async () => {
  cast = await populate(world);
});

const asText = (record: unknown) =>
  JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? Number(value) : value));

describe('the record of a booking', () => {
  it('has its people, events, money, meeting, feedback, messages, jobs and audit rows', async () => {
    const { paid } = cast.ids;
    const record = await readBookingRecord(cast.admin, paid);
    expect(record).toMatchObject({
      candidate: { id: cast.pairs[2]?.candidateId },
      professional: { id: cast.pairs[2]?.professionalId },
      payment: { status: 'earned', refunds: [], payout: { status: 'paid', amountCents: 9_600 } },
      meeting: { zoomMeetingId: `zoom-${paid}` },
      feedback: [{ revision: 1, qcStatus: 'passed' }],
    });
    expect(record.events.map((each) => each.event)).toEqual([
      ...['request', 'accept', 'schedule', 'checkout', 'pay', 'call_ended', 'pass_feedback'],
    ]);
    expect(record.ledgerEntries.map((each) => each.kind)).toEqual(['payment_held', 'earned', 'paid_out']);
    expect(record.notifications.map((each) => each.kind)).toContain('feedback_ready');
    expect(record.jobs.map((each) => each.job)).toEqual(expect.arrayContaining(['end-grace', 'send-payout']));
    expect(record.jobs.every((each) => each.id.startsWith(`${paid}/`))).toBe(true);
    const subjects = new Set(record.audit.map((each) => each.subject));
    expect(subjects).toEqual(new Set([`booking/${paid}`, `payment/${paid}`, `payout/${paid}`]));
  });

  it('keeps the way into the call and the passwords to itself', async () => {
    for (const id of Object.values(cast.ids)) {
      const text = asText(await readBookingRecord(cast.admin, id));
      for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
    }
  });

  it('is not there for an id that nobody has', async () => {
    const unknown = readBookingRecord(cast.admin, 'bk_0000000000000000');
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the record of a person', () => {
  it('has their listing, accounts, bookings and what they are owed', async () => {
    const { professionalId } = cast.pairs[3] ?? expect.fail('there are ten pairs');
    const record = await readUserRecord(cast.admin, professionalId);
    expect(record).toMatchObject({ role: 'professional', bookingCount: 1, owedCents: 4_800 });
    expect(record.listing?.employer?.name).toBeTruthy();
    expect(record.bookings.map((each) => each.id)).toEqual([cast.ids.cancelledLate]);
    expect(record.audit.map((each) => each.action)).toEqual(['booking.schedule', 'booking.accept']);
  });

  it('has no password, session or calendar token in it', async () => {
    for (const { candidateId, professionalId } of cast.pairs) {
      for (const id of [candidateId, professionalId]) {
        const text = asText(await readUserRecord(cast.admin, id));
        for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
      }
    }
  });

  it('is not there for an id that nobody has', async () => {
    const unknown = readUserRecord(cast.admin, 'us_0000000000000000');
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
  });
});
