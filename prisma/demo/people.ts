import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { WeeklyWindow } from '@/lib/domain/weekly-windows';
import { type ListingId, newId, type UserId } from '@/lib/ids';
import { type DemoCandidate, demoCandidates } from './candidates';
import { EMPLOYERS } from './employers';
import { daysOff } from './hours';
import { type DemoProfessional, demoProfessionals } from './professionals';
import { seededRandom } from './random';

export type InsertedCandidate = DemoCandidate & { readonly userId: UserId };
/** `name`, `email`, `country` and `userId` are what the making of a Stripe account asks for. */
export type InsertedProfessional = DemoProfessional & {
  readonly userId: UserId;
  readonly listingId: ListingId;
};
export type InsertedPeople = {
  readonly candidates: readonly InsertedCandidate[];
  readonly professionals: readonly InsertedProfessional[];
};

type Options = {
  /** One Argon2 hash for all of them. */
  readonly passwordHash: string;
  readonly now: Temporal.Instant;
  /** Whom to insert; by default all 40 and all 400. */
  readonly candidates?: readonly DemoCandidate[];
  readonly professionals?: readonly DemoProfessional[];
};

/**
 * Inserts the people of the demo: accounts with verified addresses, profiles, employers, listings with verified
 * work addresses and prices, weekly windows and days off. What is missing until they are listed is a Stripe account
 * that is ready; then `refreshCards` makes their cards.
 *
 * The people are the same every time, their ids are not. About a second for all of them.
 */
export async function insertPeople(
  tx: Tx,
  { passwordHash, now, ...given }: Options,
): Promise<InsertedPeople> {
  const random = seededRandom(7);
  const dayOf = (days: number) => now.add({ hours: 24 * days });
  const joined = (longest: number) => toDate(dayOf(-random.between(20, longest)));
  const candidates = (given.candidates ?? demoCandidates()).map((person) => ({
    ...person,
    userId: newId('us'),
    joinedAt: joined(200),
  }));
  const professionals = (given.professionals ?? demoProfessionals()).map((person) => ({
    ...person,
    userId: newId('us'),
    listingId: newId('ls'),
    joinedAt: joined(600),
    daysOff: daysOff(random, (days) => dayOf(days).toZonedDateTimeISO(person.zone).toPlainDate().toString()),
  }));
  const everybody = [
    ...candidates.map((person) => ({ ...person, role: 'candidate' as const })),
    ...professionals.map((person) => ({ ...person, role: 'professional' as const })),
  ];
  await tx.user.createMany({
    data: everybody.map(({ userId, email, name, zone, role, joinedAt }) => ({
      ...{ id: userId, email, name, zone, role, passwordHash },
      emailVerifiedAt: joinedAt,
      createdAt: joinedAt,
    })),
  });
  await tx.candidateProfile.createMany({
    data: candidates.map(({ userId, stage, schoolType, interests, joinedAt }) => ({
      ...{ userId, stage, schoolType, interests: [...interests] },
      updatedAt: joinedAt,
    })),
  });
  const employerIds = await insertEmployers(tx);
  await tx.listing.createMany({
    data: professionals.map((person) => ({
      id: person.listingId,
      userId: person.userId,
      employerId: employerIds.get(person.employer) ?? null,
      title: person.title,
      seniority: person.seniority,
      industry: person.industry,
      yearsExperience: person.yearsExperience,
      topics: [...person.topics],
      languages: [...person.languages],
      bio: person.bio,
      priceCents: person.priceCents,
      corporateEmail: person.corporateEmail,
      corporateEmailVerifiedAt: person.joinedAt,
      createdAt: person.joinedAt,
      updatedAt: person.joinedAt,
    })),
  });
  await insertWindows(tx, everybody);
  await tx.availabilityException.createMany({
    data: professionals.flatMap(({ userId, daysOff: off }) =>
      off.map(({ date, ...rest }) => ({ userId, onDate: new Date(`${date}T00:00:00Z`), ...rest })),
    ),
  });
  return {
    candidates: candidates.map(({ joinedAt, ...person }) => person),
    professionals: professionals.map(({ joinedAt, daysOff: off, ...person }) => person),
  };
}

/** Some 3,000 rows: as one statement with an array per column, since `createMany` takes a second for them. */
async function insertWindows(
  tx: Tx,
  people: readonly { userId: string; windows: readonly WeeklyWindow[] }[],
): Promise<void> {
  const rows = people.flatMap(({ userId, windows }) => windows.map((window) => ({ userId, ...window })));
  await tx.$executeRaw`
    INSERT INTO availability_windows (user_id, weekday, start_minute, end_minute)
    SELECT * FROM unnest(${rows.map((row) => row.userId)}::text[], ${rows.map((row) => row.weekday)}::smallint[],
                         ${rows.map((row) => row.startMinute)}::smallint[], ${rows.map((row) => row.endMinute)}::smallint[])`;
}

/** Makes the employers that are not there yet. @returns ids by name */
async function insertEmployers(tx: Tx): Promise<ReadonlyMap<string, string>> {
  await tx.employer.createMany({
    data: EMPLOYERS.map(({ name, category, industry, domain }) => ({
      ...{ id: newId('em'), name, category, industry },
      domains: [domain],
    })),
    skipDuplicates: true,
  });
  const rows = await tx.employer.findMany({ select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}
