import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import type { Caller } from './caller';
import { Scene } from './scene';

const scene = Scene.forThisFile();
let candidate: Caller;
let professional: Caller;
let bookingId: string;

beforeAll(async () => {
  [candidate, professional] = [await scene.candidate(0), await scene.professional(0)];
  bookingId = await scene.ask(candidate);
});

async function person(role: 'candidates' | 'professionals', index = 0) {
  const id = scene[role][index]?.userId ?? '';
  return db().user.findUniqueOrThrow({
    where: { id },
    include: { listing: { include: { employer: true } } },
  });
}

describe('GET /api/me/export', () => {
  it('is a file with all that is kept of a candidate', async () => {
    const answer = await candidate.call('GET', '/api/me/export');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="monet-my-data-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = await person('candidates');
    expect(answer.body).toMatchObject({
      account: { id: me.id, email: me.email, name: me.name, role: 'candidate' },
      waysIn: { password: true, accounts: [] },
      profile: { interests: expect.any(Array) },
      listing: null,
      bookings: [{ id: bookingId, status: 'requested' }],
      feedback: [],
    });
    const actions = (answer.body.activity as { action: string }[]).map(({ action }) => action);
    expect(actions.slice(0, 2)).toEqual(['account.exported', 'account.signed_in']);
    expect((answer.body.sessions as unknown[]).length).toBe(1);
  });

  it('of a professional: with the listing and what they were asked', async () => {
    const { body } = await professional.call('GET', '/api/me/export');
    const me = await person('professionals');
    expect(body).toMatchObject({
      profile: null,
      listing: { id: me.listing?.id, corporateEmail: me.listing?.corporateEmail, title: me.listing?.title },
      bookings: [{ id: bookingId, role: 'professional' }],
      notifications: [{ kind: 'request_received', bookingId }],
      payoutAccount: { state: 'ready' },
    });
  });

  it('holds nothing of who the other side is before the booking is confirmed', async () => {
    const [them, me] = [await person('professionals'), await person('candidates')];
    const seen = (await candidate.call('GET', '/api/me/export')).text;
    for (const secret of [
      them.name,
      them.email,
      them.id,
      them.listing?.corporateEmail ?? '',
      them.listing?.title ?? '-',
      them.listing?.employer?.name ?? '-',
    ]) {
      expect(seen).not.toContain(secret);
    }
    const seenByThem = (await professional.call('GET', '/api/me/export')).text;
    for (const secret of [me.name, me.email, me.id]) expect(seenByThem).not.toContain(secret);
  });

  it('holds no secret', async () => {
    const userId = scene.candidates[0]?.userId ?? '';
    const sessions = await db().session.findMany({ where: { userId } });
    const { text } = await candidate.call('GET', '/api/me/export');
    expect(text).not.toMatch(/argon2|passwordHash|refreshToken|secretHash/);
    for (const { id } of sessions) expect(text).not.toContain(id);
  });

  it('asks for a proof once the last one is old', async () => {
    const userId = scene.candidates[1]?.userId ?? '';
    const other = await scene.candidate(1);
    expect(await other.call('GET', '/api/me/export')).toMatchObject({ status: 200 });
    await db().session.updateMany({
      where: { userId },
      data: { provenAt: new Date(Date.now() - 16 * 60_000) },
    });
    expect(await other.call('GET', '/api/me/export')).toMatchObject({
      status: 403,
      body: { code: 'proof_needed' },
    });
  });
});
