import { cardsDb, db, type Tx } from '@/lib/db';
import type { HiddenKind, PublicProfessional } from '@/lib/domain/anonymity';
import { type BioFault, bioFaults } from '@/lib/domain/bio';
import { type ListingState, type ListingStep, listingState, missingSteps } from '@/lib/domain/listing-state';
import { SENIORITY_NAMES } from '@/lib/domain/seniority';
import { yearsBand } from '@/lib/domain/years-band';
import type { ListingId, UserId } from '@/lib/ids';
import { Prisma } from '@/prisma/generated/client/client';
import { CARD_COLUMNS, type CardRow, cardOfRow } from './card-row';
import { type TrueListing, trueListings } from './population';

/** What a request for a call needs: whose card it is, at which price, and the card to freeze on the booking. */
export type RequestedListing = {
  readonly listingId: ListingId;
  readonly professionalId: UserId;
  readonly priceCents: number;
  readonly card: PublicProfessional;
};

/** The listing behind a card, or null when no card is shown under this id. */
export async function listingForRequest(listingId: string, tx: Tx = db()): Promise<RequestedListing | null> {
  const card = await shownCard(tx, listingId);
  if (!card) return null;
  const listing = await tx.listing.findUniqueOrThrow({
    where: { id: listingId },
    select: { id: true, userId: true },
  });
  return {
    listingId: listing.id as ListingId,
    professionalId: listing.userId as UserId,
    priceCents: card.priceCents,
    card,
  };
}

/** One fact of the owner's, and whether the world sees it. `yours` is in words; lists have several. */
export type OwnFact = {
  readonly kind: HiddenKind;
  readonly yours: readonly string[];
  readonly shown: readonly string[];
};

/** What the owner has told, as their forms hold it. */
export type OwnDetails = Pick<
  TrueListing,
  | 'employer'
  | 'employerCategory'
  | 'title'
  | 'seniority'
  | 'industry'
  | 'yearsExperience'
  | 'topics'
  | 'languages'
  | 'bio'
>;

/** A listing as its owner may see it: never anything of the others, not even how many they are. */
export type OwnListing = {
  readonly id: ListingId;
  readonly state: ListingState;
  /** What is left to do; only a `draft` has any. */
  readonly missing: readonly ListingStep[];
  readonly priceCents: number | null;
  /** The card that the world sees now; null when there is none. */
  readonly card: PublicProfessional | null;
  /** Each fact and what of it the card shows. What is not shown would fit fewer people than a class needs. */
  readonly facts: readonly OwnFact[];
  readonly details: OwnDetails;
  /** Why the short text is not on the card, where it is not. */
  readonly bioFaults: readonly BioFault[];
};

/** The listing of a professional with its state, or null when this person has none. */
export async function listingOf(userId: string, tx: Tx = db()): Promise<OwnListing | null> {
  const [listing] = await trueListings(tx, userId);
  if (!listing) return null;
  const card = await shownCard(tx, listing.id);
  return {
    id: listing.id as ListingId,
    state: listingState({ ...listing, hasCard: card !== null }),
    missing: missingSteps(listing.done),
    priceCents: listing.priceCents,
    card,
    facts: ownFacts(listing, card),
    details: detailsOf(listing),
    bioFaults: listing.bio === null ? [] : faultsOf(listing, listing.bio, card),
  };
}

function detailsOf(listing: TrueListing): OwnDetails {
  const { employer, employerCategory, title, seniority, industry, yearsExperience, topics, languages, bio } =
    listing;
  return { employer, employerCategory, title, seniority, industry, yearsExperience, topics, languages, bio };
}

/**
 * What would keep a text off the owner's card as it is now: contacts and their name always, employer and title where
 * a card is shown that hides them.
 */
export async function bioFaultsOf(userId: string, bio: string, tx: Tx = db()): Promise<BioFault[]> {
  const [listing] = await trueListings(tx, userId);
  return listing ? faultsOf(listing, bio, await shownCard(tx, listing.id)) : [];
}

function faultsOf(listing: TrueListing, bio: string, card: PublicProfessional | null): BioFault[] {
  const { employer, title } = listing;
  const owner = { ...listing, employer: employer ?? '', title: title ?? '' };
  return bioFaults(bio, owner, card ?? { employer: owner.employer, title: owner.title });
}

/** Employers and titles that cards name now: what anybody can see, and so may be suggested to anybody. */
export async function shownEmployers(): Promise<string[]> {
  return shownNames('employer');
}

export async function shownTitles(): Promise<string[]> {
  return shownNames('title');
}

async function shownNames(column: 'employer' | 'title'): Promise<string[]> {
  const { rows } = await cardsDb().query<{ name: string }>(
    `SELECT DISTINCT ${column} AS name FROM "ListingCardView" WHERE ${column} IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

async function shownCard(tx: Tx, listingId: string): Promise<PublicProfessional | null> {
  const [row] = await tx.$queryRaw<CardRow[]>`
    SELECT ${Prisma.raw(CARD_COLUMNS)} FROM "ListingCardView" WHERE id = ${listingId}`;
  return row ? cardOfRow(row) : null;
}

function ownFacts(listing: TrueListing, card: PublicProfessional | null): OwnFact[] {
  const one = (text: string | null | undefined) => (text ? [text] : []);
  const level = (seniority: TrueListing['seniority'] | undefined) =>
    seniority ? [SENIORITY_NAMES[seniority]] : [];
  return [
    { kind: 'employer', yours: one(listing.employer), shown: one(card?.employer) },
    { kind: 'title', yours: one(listing.title), shown: one(card?.title) },
    { kind: 'seniority', yours: level(listing.seniority), shown: level(card?.seniority) },
    { kind: 'industry', yours: one(listing.industry), shown: one(card?.industry) },
    { kind: 'years', yours: one(yearsBand(listing.yearsExperience)), shown: one(card?.yearsBand) },
    { kind: 'topics', yours: listing.topics, shown: card?.topics ?? [] },
    { kind: 'languages', yours: listing.languages, shown: card?.languages ?? [] },
  ];
}
