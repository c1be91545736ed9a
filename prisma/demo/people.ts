import type { Temporal } from 'temporal-polyfill';
import { toDate } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { type ListingId, newId, type UserId } from '@/lib/ids';
import { Prisma } from '@/prisma/generated/client/client';
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
  await insertRows(
    tx,
    'users',
    everybody.map(({ userId, email, name, zone, role, joinedAt }) => ({
      ...{ id: userId, email, name, zone, role, password_hash: passwordHash },
      ...{ email_verified_at: joinedAt, created_at: joinedAt },
    })),
  );
  await insertRows(
    tx,
    'candidate_profiles',
    candidates.map(({ userId, stage, schoolType, interests, joinedAt }) => ({
      ...{ user_id: userId, stage, school_type: schoolType, interests, updated_at: joinedAt },
    })),
  );
  const employerIds = await insertEmployers(tx);
  await insertRows(
    tx,
    'listings',
    professionals.map((person) => ({
      id: person.listingId,
      user_id: person.userId,
      employer_id: employerIds.get(person.employer) ?? null,
      title: person.title,
      seniority: person.seniority,
      industry: person.industry,
      years_experience: person.yearsExperience,
      topics: person.topics,
      languages: person.languages,
      bio: person.bio,
      price_cents: person.priceCents,
      corporate_email: person.corporateEmail,
      corporate_email_verified_at: person.joinedAt,
      created_at: person.joinedAt,
      updated_at: person.joinedAt,
    })),
  );
  const hours = ({ startMinute, endMinute }: { startMinute: number; endMinute: number }) => ({
    ...{ start_minute: startMinute, end_minute: endMinute },
  });
  await insertRows(
    tx,
    'availability_windows',
    everybody.flatMap(({ userId, windows }) =>
      windows.map((window) => ({ user_id: userId, weekday: window.weekday, ...hours(window) })),
    ),
  );
  await insertRows(
    tx,
    'availability_exceptions',
    professionals.flatMap(({ userId, daysOff: off }) =>
      off.map((day) => ({ user_id: userId, kind: day.kind, on_date: day.date, ...hours(day) })),
    ),
  );
  return {
    candidates: candidates.map(({ joinedAt, ...person }) => person),
    professionals: professionals.map(({ joinedAt, daysOff: off, ...person }) => person),
  };
}

type Table = 'users' | 'candidate_profiles' | 'listings' | 'availability_windows' | 'availability_exceptions';

/** Inserts rows as one JSON document: with `createMany` the same 4,000 rows take seconds. Keys are columns. */
async function insertRows(tx: Tx, table: Table, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(Object.keys(first).join(', '));
  await tx.$executeRaw`
    INSERT INTO ${Prisma.raw(table)} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${Prisma.raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
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
