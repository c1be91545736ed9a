import type { Temporal } from 'temporal-polyfill';
import { now, toDate } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { CURRENCY, split } from '@/lib/domain/fees';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { newId } from '@/lib/ids';
import { createAccount } from '@/lib/providers/stripe/accounts';
import { demoCandidates } from '@/prisma/demo/candidates';
import { type InsertedPeople, insertPeople } from '@/prisma/demo/people';
import { demoProfessionals } from '@/prisma/demo/professionals';
import { type Life, soonestStart } from './life';
import type { MoneyWorld } from './money-world';
import type { Random } from './random';

const PROFESSIONALS = 20;
const CANDIDATES = 40;

/** The people of all lives of a file. */
export async function populate(world: MoneyWorld): Promise<{ people: InsertedPeople; adminId: string }> {
  const at = toDate(now());
  const people = await transaction((tx) =>
    insertPeople(tx, {
      ...{ passwordHash: 'nobody signs in', now: now() },
      professionals: demoProfessionals().slice(0, PROFESSIONALS),
      candidates: demoCandidates().slice(0, CANDIDATES),
    }),
  );
  for (const { userId, email } of people.professionals) {
    const { id: accountId } = await createAccount({ userId, email, country: 'US' });
    await world.control('POST', `/control/stripe/accounts/${accountId}/onboard`, { quiet: true });
    const ready = { state: 'ready', payoutsEnabled: true, transfersActive: true, requirements: [] } as const;
    await db().stripeAccount.create({ data: { userId, accountId, ...ready, updatedAt: at } });
  }
  const adminId = newId('us');
  const admin = {
    id: adminId,
    email: 'admin@monet.local',
    name: 'Ada Min',
    role: 'admin',
    zone: 'UTC',
  } as const;
  await db().user.create({ data: { ...admin, emailVerifiedAt: at, createdAt: at } });
  return { people, adminId };
}

/** So many bookings that are accepted and have a time, at prices of every kind. Nobody has two at the same time. */
export async function conceive(
  { people, adminId }: { people: InsertedPeople; adminId: string },
  count: number,
  random: Random,
): Promise<Life[]> {
  const first = soonestStart();
  const lives = Array.from({ length: count }, (_, index) => {
    const professional = people.professionals[index % PROFESSIONALS];
    const candidateId = people.candidates[index % CANDIDATES]?.userId;
    if (!professional || !candidateId) throw new TypeError('nobody is there');
    const startAt = first.add({ minutes: 30 * Math.floor(index / PROFESSIONALS) });
    const { userId: professionalId, listingId } = professional;
    return {
      id: newId('bk'),
      candidateId,
      professionalId,
      adminId,
      price: priceOf(random),
      listingId,
      startAt,
    };
  });
  await transaction((tx) => insertAccepted(tx, lives));
  return lives;
}

/** As many rows at once as the use cases write one by one, up to the accepted time; the database checks them as always. */
async function insertAccepted(
  tx: Tx,
  lives: readonly (Life & { listingId: string; startAt: Temporal.Instant })[],
): Promise<void> {
  const at = toDate(now());
  const expires = toDate(now().add({ hours: 24 }));
  await tx.booking.createMany({
    data: lives.map(({ id, candidateId, professionalId, listingId, price }) => {
      const { feeCents, netCents } = split(price, DEFAULT_POLICY.feeBps);
      return {
        ...{
          id,
          candidateId,
          professionalId,
          listingId,
          feeCents,
          netCents,
          priceCents: price,
          currency: CURRENCY,
        },
        ...{
          status: 'requested' as const,
          version: 1,
          question: 'What would you do?',
          card: {},
          candidateCard: {},
        },
        ...{ requestedAt: at, requestExpiresAt: expires, acceptedAt: at },
      };
    }),
  });
  const steps = [
    { version: 1, event: 'request', fromStatus: null, toStatus: 'requested', data: {} },
    { version: 2, event: 'schedule', fromStatus: 'requested', toStatus: 'accepted', data: {} },
  ] as const;
  await tx.bookingEvent.createMany({
    data: lives.flatMap(({ id }) =>
      steps.map((step) => ({ ...step, bookingId: id, actor: 'professional' as const, at })),
    ),
  });
  await tx.$executeRaw`
    UPDATE bookings SET status = 'accepted', version = 2, scheduled_at = ${at}, hold_expires_at = least(${expires}, start - interval '1 hour'),
           start_at = start, end_at = start + interval '30 minutes'
    FROM unnest(${lives.map(({ id }) => id)}::text[], ${lives.map(({ startAt }) => toDate(startAt))}::timestamptz[])
         AS life (booking_id, start) WHERE id = booking_id`;
  await tx.outboxEntry.createMany({
    data: lives.map(({ id, startAt }) => ({
      ...{ id: `${id}/2/expire-hold`, job: 'expire-hold', payload: { bookingId: id }, createdAt: at },
      runAt: toDate(startAt.subtract({ hours: 1 })),
    })),
  });
}

function priceOf(random: Random): number {
  return random.pick([1_000, 3_333, 9_999, 12_000, 12_001, 200_000, random.between(1_000, 200_000)]);
}
