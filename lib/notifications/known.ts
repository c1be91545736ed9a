import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Asked, CardLine, Confirmed, Held, Moving, RevealedName } from '@/emails/about';
import { toInstant, toInstantOrNull } from '@/lib/clock';
import type { EndReason, Party } from '@/lib/domain/booking';
import { CURRENT_STAGES, candidateHeadline, SCHOOL_TYPES } from '@/lib/domain/candidate-card';
import { type Cents, cents } from '@/lib/domain/fees';
import { invariant } from '@/lib/domain/invariant';
import { namesAreKnown } from '@/lib/domain/names-known';
import { receiptNumber } from '@/lib/domain/receipt';
import { type RefundTotal, refundTotal } from '@/lib/payments/queries';
import { pagesOf } from './links';
import type { BookingRow, Occasion } from './occasion';

/**
 * The one place that decides what the words of a message may know. Rule: neither side learns who the other is
 * before the booking is confirmed; a message about something earlier stays without names for ever.
 */

/** For messages about a request. */
export function asked<Who extends Party>(occasion: Occasion, who: Who): Asked<Who> {
  return { ...common(occasion, who), names: 'hidden' };
}

/**
 * For messages about a time that is held, or was.
 * @throws InvariantError when no time was ever set
 */
export function held<Who extends Party>(occasion: Occasion, who: Who): Held<Who> {
  return { ...asked(occasion, who), ...timeOf(occasion.booking) };
}

/**
 * For messages about a booking that was confirmed: the only maker of a revealed name.
 * @throws InvariantError when it never was
 */
export function confirmed<Who extends Party>(occasion: Occasion, who: Who): Confirmed<Who> {
  const { booking } = occasion;
  invariant(booking.confirmedAt, `${booking.id} was never confirmed`);
  const other = who === 'candidate' ? booking.professional : booking.candidate;
  return {
    ...common(occasion, who),
    ...timeOf(booking),
    names: 'known',
    otherName: oneLine(other.name) as RevealedName,
    cardLabel: booking.payment?.cardLabel ?? null,
  };
}

/** For messages that come before the confirmation and after it, such as a cancellation. */
export function heldOrConfirmed<Who extends Party>(occasion: Occasion, who: Who): Held<Who> | Confirmed<Who> {
  return namesAreKnown(occasion.booking) ? confirmed(occasion, who) : held(occasion, who);
}

/**
 * For messages about another time for a call.
 * @throws InvariantError when none was ever proposed
 */
export function moving<Who extends Party>(occasion: Occasion, who: Who): Moving<Who> {
  const [newest] = occasion.booking.proposals;
  invariant(newest, `no other time was proposed for ${occasion.booking.id}`);
  const proposal = {
    proposed: newest.startAts.map(toInstant),
    insteadOf: toInstant(newest.insteadOf),
    answerBy: toInstant(newest.answerBy),
    isRefused: newest.state === 'refused',
  };
  return { ...(wasConfirmed(occasion) ? confirmed(occasion, who) : held(occasion, who)), proposal };
}

/** Whether the booking was confirmed when this happened, so that names were known. */
export function wasConfirmed({ booking: { confirmedAt }, at }: Occasion): boolean {
  return confirmedAt !== null && confirmedAt.getTime() <= at.epochMilliseconds;
}

function common<Who extends Party>(occasion: Occasion, who: Who) {
  const { booking, reader, at, policy } = occasion;
  return {
    who,
    zone: reader.zone,
    at,
    policy,
    pages: pagesOf(who, booking.id),
    other: who === 'candidate' ? professionalLine(booking.card) : candidateLine(booking.candidateCard),
    sums: sumsOf(occasion)[who],
    requestedAt: toInstant(booking.requestedAt),
    requestExpiresAt: toInstant(booking.requestExpiresAt),
    accepted: booking.acceptedAt !== null,
    endReason: booking.endReason as EndReason | null,
    receiptNumber: receiptNumber(booking.id),
  };
}

function timeOf(booking: BookingRow) {
  const startAt = toInstantOrNull(booking.startAt);
  const endAt = toInstantOrNull(booking.endAt);
  const holdExpiresAt = toInstantOrNull(booking.holdExpiresAt);
  invariant(startAt && endAt && holdExpiresAt, `${booking.id} has no time`);
  return { startAt, endAt, holdExpiresAt };
}

function sumsOf({ booking, at }: Occasion) {
  const { priceCents, feeCents, netCents, refundCents, payment } = booking;
  const returned = refundTotal(payment?.refunds ?? [])?.amountCents ?? refundCents;
  const payout = payment?.payout?.amountCents;
  const candidate = {
    priceCents: cents(priceCents),
    feeCents: cents(feeCents),
    refundCents: returned === null ? null : cents(returned),
    sentBackCents: sentBackBy(at, payment?.refunds ?? []),
  };
  const professional = {
    ...candidate,
    netCents: cents(netCents),
    payoutCents: payout === undefined ? null : cents(payout),
  };
  return { candidate, professional };
}

/** What had gone back at an instant, so that a mail that is written again says the same. */
function sentBackBy(at: Temporal.Instant, refunds: readonly RefundTotal[]): Cents {
  const sent = refunds.filter(
    ({ status, settledAt }) =>
      status === 'succeeded' && settledAt !== null && settledAt.getTime() <= at.epochMilliseconds,
  );
  return cents(sent.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

const professionalCard = z.object({ headline: z.string().min(1) });
const candidateCard = z.object({
  stage: z.enum(CURRENT_STAGES),
  schoolType: z.enum(SCHOOL_TYPES),
});

/** The first line of the card, as the candidate saw it when asking. */
function professionalLine(frozen: unknown): CardLine {
  const card = professionalCard.safeParse(frozen);
  return oneLine(card.success ? card.data.headline : 'Verified professional') as CardLine;
}

/** Where the candidate stands; all of it chosen from lists. Their interests and question stay on the page. */
function candidateLine(frozen: unknown): CardLine {
  const card = candidateCard.safeParse(frozen);
  return (card.success ? candidateHeadline({ ...card.data, interests: [] }) : 'Candidate') as CardLine;
}

/** Without line breaks, other control characters and marks that turn the direction of what follows. */
function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}
