import { z } from 'zod';
import { email } from '@/lib/accounts/schema';
import { CURRENCY } from '@/lib/domain/fees';
import { SENIORITIES, type Seniority } from '@/lib/domain/seniority';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';

export const listingId = z.string().regex(idPattern('ls'), 'Not the id of a listing.');

/** A card as the HTTP interface gives it: `PublicProfessional` of lib/domain/anonymity.ts. Absent means not shown. */
export const publicProfessional = z.object({
  id: listingId,
  rung: z.number().int().min(1).max(6).describe('How general the card is: 1 names employer and title.'),
  headline: z.string(),
  employer: z.string().optional(),
  employerCategory: z.string().optional(),
  title: z.string().optional(),
  seniority: z.enum(SENIORITIES).optional(),
  industry: z.string().optional(),
  yearsBand: z.string().optional(),
  topics: z.array(z.string()),
  languages: z.array(z.string()),
  hidden: z
    .array(z.enum(['industry', 'seniority', 'employer', 'title', 'years', 'topics', 'languages']))
    .describe('What the card does not show.'),
  bio: z.string().optional(),
  priceCents: z.number().int(),
  currency: z.literal(CURRENCY),
  rating: z
    .object({ average: z.number(), floor: z.number().int().describe('At least so many ratings.') })
    .optional(),
  freeBlocks: z
    .number()
    .int()
    .describe('42 bits, one per four hours of the UTC week from Monday 00:00: set where a call may fit.'),
});

/** Orders of the list. `relevance` is neutral where no text is searched for. */
export const SORTS = ['relevance', 'soonest', 'price', 'price_desc', 'rating'] as const;
export type Sort = (typeof SORTS)[number];

const list = (of: string) =>
  z.string().max(1_000).optional().describe(`${of}, comma separated; or the parameter repeated.`);
const cents = z.coerce.number('Use whole cents.').int('Use whole cents.').min(0).max(10_000_000).optional();

/** The parameters of a search, as they stand in an address. */
export const searchParams = z.object({
  q: z.string().max(200, 'Use at most 200 characters.').optional().describe('Employer, role or topic.'),
  industry: list('Industries'),
  seniority: list(SENIORITIES.join(', ')).refine(
    (levels) => split(levels).every(isSeniority),
    `Use ${SENIORITIES.join(', ')}.`,
  ),
  topics: list('Topics'),
  languages: list('Languages'),
  priceMin: cents.describe('Lowest price in cents.'),
  priceMax: cents.describe('Highest price in cents.'),
  free: z.enum(['week']).optional().describe('`week`: with some time for a call in a usual week.'),
  sort: z.enum(SORTS, `Use one of: ${SORTS.join(', ')}.`).default('relevance'),
  limit: z.coerce
    .number('Use 1 to 50.')
    .int('Use 1 to 50.')
    .min(1, 'Use 1 to 50.')
    .max(50, 'Use 1 to 50.')
    .default(20),
  cursor: z.string().max(2_000).optional().describe('`nextCursor` of the page before, with the same search.'),
});

export const searchRoute = defineRoute({
  method: 'GET',
  path: '/api/professionals/search',
  summary: 'Find professionals on their anonymised cards',
  action: 'public.read',
  limit: 'search',
  query: searchParams,
  answer: z.object({
    items: z.array(publicProfessional),
    nextCursor: z.string().nullable(),
    atLeast: z.number().int().describe('How many match in all, rounded down.'),
  }),
});

export const professionalRoute = defineRoute({
  method: 'GET',
  path: '/api/professionals/{id}',
  summary: 'Read one card',
  action: 'public.read',
  limit: 'search',
  params: z.object({ id: listingId }),
  answer: publicProfessional,
});

/** What is asked of a work address before whose it is. */
export const workEmailInput = z.object({ email });

export const requestWorkEmailRoute = defineRoute({
  method: 'POST',
  path: '/api/verification/request',
  summary: 'Have a link mailed to a work address, which works once, for half an hour.',
  action: 'listing.verify',
  limit: 'write',
  body: workEmailInput,
  status: 202,
  answer: z.object({ sentTo: z.string(), expiresAt: z.iso.datetime() }),
});

export const confirmWorkEmailRoute = defineRoute({
  method: 'POST',
  path: '/api/verification/confirm',
  summary: 'Confirm a work address with the last part of the link that was mailed there.',
  action: 'listing.verify',
  limit: 'write',
  body: z.object({ token: z.string().min(1, 'Give the last part of the link.').max(200) }),
  answer: z.object({
    state: z
      .enum(['verified', 'looking'])
      .describe('`looking`: the mailbox is proven, and an admin says whether it is the employer’s.'),
  }),
  refuses: [409],
});

/** A search, checked. Lists are sorted and without doubles; an empty list means any. */
export type CardSearch = {
  readonly text: string;
  readonly industry: readonly string[];
  readonly seniority: readonly Seniority[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly priceMin: number | null;
  readonly priceMax: number | null;
  readonly freeInWeek: boolean;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor: string | null;
};

/** The search that checked parameters ask for. */
export function searchFor(query: z.infer<typeof searchParams>): CardSearch {
  const { q, industry, seniority, topics, languages, priceMin, priceMax, free, sort, limit, cursor } = query;
  return {
    text: q ?? '',
    industry: split(industry),
    seniority: split(seniority).filter(isSeniority),
    topics: split(topics),
    languages: split(languages),
    priceMin: priceMin ?? null,
    priceMax: priceMax ?? null,
    freeInWeek: free === 'week',
    sort,
    limit,
    cursor: cursor ?? null,
  };
}

function split(value: string | undefined): string[] {
  const parts = (value ?? '').split(',').map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))].sort();
}

function isSeniority(value: string): value is Seniority {
  return SENIORITIES.some((each) => each === value);
}
