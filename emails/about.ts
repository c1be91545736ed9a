import type { Temporal } from 'temporal-polyfill';
import type { EndReason, Party } from '@/lib/domain/booking';
import type { Cents } from '@/lib/domain/fees';
import type { Policy } from '@/lib/domain/policy';

/**
 * What the words of a message may know. Before the booking is confirmed the other side has no name here, so that
 * no template can say it. Only `lib/notifications/known.ts` makes these.
 */

/** The other side as they are shown before names are: "Vice President, Goldman Sachs". One line. */
export type CardLine = string & { readonly __brand: 'CardLine' };

/** The other side's full name, known since the booking was confirmed. One line. */
export type RevealedName = string & { readonly __brand: 'RevealedName' };

/** Sums that the recipient may know; integer cents, US dollars. */
type Sums = {
  candidate: {
    readonly priceCents: Cents;
    /** The platform's part of the price, as receipts show it. */
    readonly feeCents: Cents;
    /** What goes back, or null when nothing was decided. */
    readonly refundCents: Cents | null;
    /** What had gone back when it happened, over all refunds. */
    readonly sentBackCents: Cents;
  };
  professional: Sums['candidate'] & {
    /** The price less the fee. */
    readonly netCents: Cents;
    /** What this booking pays out after all that happened to it; null before it was paid. */
    readonly payoutCents: Cents | null;
  };
};

type Common<Who extends Party> = {
  /** Who reads it. */
  readonly who: Who;
  /** The reader's IANA zone. */
  readonly zone: string;
  /** When that happened which the message tells of. */
  readonly at: Temporal.Instant;
  readonly policy: Policy;
  /** Pages of the product for this booking and reader, without the origin. */
  readonly pages: Pages;
  readonly other: CardLine;
  readonly sums: Sums[Who];
  readonly requestedAt: Temporal.Instant;
  readonly requestExpiresAt: Temporal.Instant;
  /** The professional has taken the request on. */
  readonly accepted: boolean;
  readonly endReason: EndReason | null;
  readonly receiptNumber: string;
};

export type Pages = {
  readonly booking: string;
  /** Where the two wait for the call and go to it. */
  readonly call: string;
  readonly feedback: string;
  readonly earnings: string;
  /** The candidate's. */
  readonly receipt: string;
};

/** Whose sale it is, as receipts name it. */
export type Seller = { readonly name: string; readonly taxLine: string };

type Time = {
  readonly startAt: Temporal.Instant;
  readonly endAt: Temporal.Instant;
  readonly holdExpiresAt: Temporal.Instant;
};

type NamesHidden = { readonly names: 'hidden'; readonly otherName?: never };

/** A booking that was asked for; whether it has a time does not matter. */
export type Asked<Who extends Party> = Common<Who> & NamesHidden;

/** A booking with a time, before it is confirmed, or that never was. */
export type Held<Who extends Party> = Common<Who> & NamesHidden & Time;

/** A wish for another time, and what became of it. */
type Proposed = {
  readonly proposed: readonly Temporal.Instant[];
  /** The start that was set then. */
  readonly insteadOf: Temporal.Instant;
  readonly answerBy: Temporal.Instant;
  readonly isRefused: boolean;
};

/** A booking about whose time the two have written; with names once it is confirmed. */
export type Moving<Who extends Party> = (Held<Who> | Confirmed<Who>) & { readonly proposal: Proposed };

/** A booking that was confirmed, whatever became of it. */
export type Confirmed<Who extends Party> = Common<Who> &
  Time & {
    readonly names: 'known';
    readonly otherName: RevealedName;
    /** "Visa ending 4242" */
    readonly cardLabel: string | null;
  };
