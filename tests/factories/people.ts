import { type Action, type Authorised, authorise } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import type { UserId } from '@/lib/ids';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { createAccount } from '@/lib/providers/stripe/accounts';
import { type DemoCandidate, demoCandidates } from '@/prisma/demo/candidates';
import { type InsertedPeople, insertPeople } from '@/prisma/demo/people';
import { type DemoProfessional, demoProfessionals } from '@/prisma/demo/professionals';

import type { World } from '../support/world';

/** How many professionals a small world needs, so that classes of five exist and everybody is on a card. */
const PROFESSIONALS = 12;

/**
 * Candidates and professionals of the demo, listed, with connected accounts that the sandbox has onboarded.
 */
export async function inhabit(world: World, candidates = 4): Promise<InsertedPeople> {
  return settle(world, demoProfessionals().slice(0, PROFESSIONALS), demoCandidates().slice(0, candidates));
}

/**
 * The same, with one professional for each of these prices, and everybody free on the same days of the week: with two of
 * them there are so few slots that many bookings are made fast, with seven there is always one tomorrow.
 */
export async function inhabitAtPrices(
  world: World,
  candidates: number,
  prices: readonly number[],
  days = 2,
): Promise<InsertedPeople> {
  const from = now().toZonedDateTimeISO('UTC').add({ hours: 5 });
  const windows = Array.from({ length: days }, (_, day) => ({
    weekday: from.add({ days: day }).dayOfWeek,
    startMinute: 0,
    endMinute: 1440,
  }));
  const free = { zone: 'UTC', windows };
  const professionals = demoProfessionals().slice(0, prices.length);
  return settle(
    world,
    professionals.map((each, at) => ({ ...each, ...free, priceCents: prices[at] ?? each.priceCents })),
    demoCandidates()
      .slice(0, candidates)
      .map((each) => ({ ...each, ...free })),
  );
}

async function settle(
  world: World,
  professionals: readonly DemoProfessional[],
  candidates: readonly DemoCandidate[],
): Promise<InsertedPeople> {
  const people = await transaction((tx) =>
    insertPeople(tx, { passwordHash: 'nobody signs in', now: now(), professionals, candidates }),
  );
  for (const { userId, email } of people.professionals) {
    const account = await createAccount({ userId, email, country: 'US' });
    await world.control('POST', `/control/stripe/accounts/${account.id}/onboard`, { quiet: true });
    await db().stripeAccount.create({
      data: {
        userId,
        accountId: account.id,
        state: 'ready',
        payoutsEnabled: true,
        transfersActive: true,
        requirements: [],
        updatedAt: toDate(now()),
      },
    });
  }
  await transaction((tx) => refreshCards(tx));
  return people;
}

/** Somebody signed in and authorised, as the use cases take them; they have just proven who they are. */
export async function as<Act extends Action>(userId: string, action: Act): Promise<Authorised<Act>> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const { id, role, email, name, zone } = user;
  return authorise(
    { id: id as UserId, role, email, name, zone, sessionId: 'test', provenAtMs: Date.now() },
    action,
  );
}
