import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { ListingFacts } from '@/lib/domain/anonymity';
import type { StepsDone } from '@/lib/domain/listing-state';
import type { Seniority } from '@/lib/domain/seniority';
import { freeBlocks, utcWeek, type WeeklyWindow } from '@/lib/domain/weekly-windows';
import { type LocalTimeline, localTimeline } from '@/lib/domain/zone';
import { env } from '@/lib/env';
import { Prisma } from '@/prisma/generated/client/client';

/** A listing as it truly is, with whether it may be shown at all. Never leaves the server. */
export type TrueListing = {
  readonly id: string;
  readonly userId: string;
  readonly done: StepsDone;
  readonly hidden: boolean;
  readonly suspended: boolean;
  readonly employer: string | null;
  readonly employerCategory: string | null;
  readonly title: string | null;
  readonly seniority: Seniority | null;
  readonly industry: string | null;
  readonly yearsExperience: number | null;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly bio: string | null;
  readonly ownerWords: readonly string[];
  readonly employerWords: readonly string[];
  readonly priceCents: number | null;
  readonly ratings: { readonly count: number; readonly stars: number };
  /** IANA zone and weekly windows as text, `weekday,start,end` in minutes, joined by `;`. */
  readonly zone: string;
  readonly windows: string;
};

type Row = Omit<TrueListing, 'done' | 'ratings' | 'ownerWords' | 'employerWords' | 'windows'> & {
  emailVerified: boolean;
  stripeReady: boolean;
  ownerName: string;
  corporateEmail: string | null;
  domains: string[] | null;
  ratingCount: number | null;
  ratingStars: number | null;
  windows: string | null;
};

/** Reads everybody who has a listing, or one person, in one statement. */
export async function trueListings(tx: Tx, userId?: string): Promise<TrueListing[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT l.id, l.user_id AS "userId", e.name AS employer, e.category AS "employerCategory", e.domains, l.title,
           l.seniority::text AS seniority, l.industry, l.years_experience::int AS "yearsExperience", l.topics,
           l.languages, l.bio, l.price_cents AS "priceCents", l.corporate_email AS "corporateEmail",
           l.corporate_email_verified_at IS NOT NULL AS "emailVerified", l.hidden_at IS NOT NULL AS hidden,
           u.suspended_at IS NOT NULL AS suspended, u.name AS "ownerName", u.zone,
           coalesce(s.state = 'ready' AND s.transfers_active AND s.payouts_enabled, false) AS "stripeReady",
           r.count AS "ratingCount", r.stars AS "ratingStars", w.windows
      FROM listings l
      JOIN users u ON u.id = l.user_id AND u.role = 'professional'
      LEFT JOIN employers e ON e.id = l.employer_id
      LEFT JOIN stripe_accounts s ON s.user_id = l.user_id
      LEFT JOIN (SELECT listing_id, count(*)::int AS count, sum(stars)::int AS stars
                   FROM reviews GROUP BY listing_id) r ON r.listing_id = l.id
      LEFT JOIN (SELECT user_id, string_agg(weekday || ',' || start_minute || ',' || end_minute, ';'
                                            ORDER BY weekday, start_minute) AS windows
                   FROM availability_windows GROUP BY user_id) w ON w.user_id = l.user_id
     ${userId === undefined ? Prisma.empty : Prisma.sql`WHERE l.user_id = ${userId}`}`;
  return rows.map(trueListing);
}

function trueListing(row: Row): TrueListing {
  const {
    emailVerified,
    stripeReady,
    ownerName,
    corporateEmail,
    domains,
    ratingCount,
    ratingStars,
    ...rest
  } = row;
  const windows = row.windows ?? '';
  const address = corporateEmail?.split('@')[0] ?? '';
  return {
    ...rest,
    windows,
    done: {
      corporate_email: emailVerified,
      employer: row.employer !== null,
      title: isGiven(row.title),
      seniority: row.seniority !== null,
      industry: isGiven(row.industry),
      price: row.priceCents !== null,
      availability: windows !== '',
      stripe: stripeReady,
    },
    ownerWords: [ownerName, address],
    employerWords: (domains ?? []).map((domain) => domain.split('.')[0] ?? ''),
    ratings: { count: ratingCount ?? 0, stars: ratingStars ?? 0 },
  };
}

function isGiven(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

/** The facts that cards are made from, for those whose steps are all done. Free times are those of this week (UTC). */
export function listedFacts(listings: readonly TrueListing[]): ListingFacts[] {
  const week = utcWeek(now());
  const timelines = new Map<string, LocalTimeline>(); // reading a zone's offsets is slow, and zones are few
  const timelineOf = (zone: string): LocalTimeline => {
    const known = timelines.get(zone) ?? localTimeline(zone, week);
    timelines.set(zone, known);
    return known;
  };
  return listings.flatMap(({ done, hidden, suspended, userId, zone, windows, ...facts }) => {
    const { employer, employerCategory, title, seniority, industry, priceCents } = facts;
    if (!employer || !employerCategory || !title || !seniority || !industry || priceCents === null) return [];
    const blocks = freeBlocks(parseWindows(windows), week, timelineOf(zone), env().policy);
    return [
      {
        ...facts,
        ...{ employer, employerCategory, title, seniority, industry, priceCents },
        freeBlocks: Number(blocks), // 42 bits: exact in a number
      },
    ];
  });
}

function parseWindows(text: string): WeeklyWindow[] {
  return text.split(';').map((window) => {
    const [weekday = 0, startMinute = 0, endMinute = 0] = window.split(',').map(Number);
    return { weekday, startMinute, endMinute };
  });
}
