import { now, toDate } from '@/lib/clock';
import { type Tx, transaction } from '@/lib/db';
import { refreshCards } from '@/lib/listings/refresh-cards';
import { EMPLOYERS } from '@/prisma/demo/employers';
import { type InsertedPeople, type InsertedProfessional, insertPeople } from '@/prisma/demo/people';
import { type DemoProfessional, demoProfessionals } from '@/prisma/demo/professionals';

/**
 * Inserts people of the demo with everything done, and makes their cards: so many of the 400 professionals and of
 * the 40 candidates, in their own order, or the ones given.
 */
export async function insertListedPeople(
  tx: Tx,
  { professionals, candidates = [] }: Partial<Parameters<typeof insertPeople>[1]> = {},
): Promise<InsertedPeople> {
  const people = await insertPeople(tx, {
    passwordHash: 'nobody signs in',
    now: now(),
    professionals: professionals ?? demoProfessionals(),
    candidates,
  });
  await tx.stripeAccount.createMany({
    data: people.professionals.map(({ userId, number }) => readyAccount(userId, number)),
  });
  await refreshCards(tx);
  return people;
}

/** The row of a connected account that can be charged and paid. */
export function readyAccount(userId: string, number: number) {
  return {
    userId,
    accountId: `acct_test${number}`,
    state: 'ready' as const,
    payoutsEnabled: true,
    transfersActive: true,
    requirements: {},
    updatedAt: toDate(now()),
  };
}

/** So many people with the same facts as `like`, each under a name and number of their own. */
export function peopleLike(like: Partial<DemoProfessional>, count: number, from = 1): DemoProfessional[] {
  const [model] = demoProfessionals();
  const employer = like.employer ?? model?.employer;
  const domain = EMPLOYERS.find(({ name }) => name === employer)?.domain ?? 'elsewhere.example';
  return Array.from({ length: count }, (_, index) => ({
    ...(model as DemoProfessional),
    ...like,
    number: from + index,
    email: `pro${from + index}@monet.local`,
    corporateEmail: `person.number${from + index}@${domain}`,
    name: `Person Number${from + index}`,
  }));
}

/** The work of everybody in a team, as its form sends it. */
export const TEAM_WORK = {
  employer: 'Lazard',
  employerCategory: 'Elite boutique bank',
  title: 'Analyst',
  seniority: 'junior',
  industry: 'Investment banking',
  yearsExperience: '2',
} as const;

/** Six at one employer with one title, so that one may leave and five stay on the first rung. */
export async function insertTeam(
  shown: Pick<DemoProfessional, 'topics' | 'languages'>,
): Promise<readonly InsertedProfessional[]> {
  const professionals = peopleLike({ ...TEAM_WORK, yearsExperience: 2, bio: null, ...shown }, 6);
  return (await transaction((tx) => insertListedPeople(tx, { professionals }))).professionals;
}
