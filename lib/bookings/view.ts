import { z } from 'zod';
import type { SignedIn } from '@/lib/access';
import { evidenceOf, hasRoom } from '@/lib/calls/queries';
import { now, timestamp, toInstant } from '@/lib/clock';
import { db } from '@/lib/db';
import { feedbackDeadline, feedbackDue } from '@/lib/domain/booking-deadlines';
import { freeCancellationUntil } from '@/lib/domain/cancellation';
import { candidateHeadline } from '@/lib/domain/candidate-card';
import { disputableUntil } from '@/lib/domain/dispute';
import { CURRENCY } from '@/lib/domain/fees';
import { joinPhase, joinWindow } from '@/lib/domain/joining';
import { namesAreKnown } from '@/lib/domain/names-known';
import { env } from '@/lib/env';
import { fileAddress } from '@/lib/files/schema';
import { refundTotal } from '@/lib/payments/queries';
import type { Prisma } from '@/prisma/generated/client/client';
import type { FileKind } from '@/prisma/generated/client/enums';
import { allowedActions, cancelRefund } from './allowed-actions';
import { briefDispute } from './dispute-brief';
import { proposalOf } from './proposal-view';
import { candidateCardOf, cardOf } from './stored-cards';
import type { BookingView } from './view-schema';

/** A booking with everything that any of its viewers may see. */
export type BookingForView = NonNullable<Awaited<ReturnType<typeof bookingForView>>>;

/** Of a person's files what they are, never their bytes. */
const PERSON = { name: true, zone: true, files: { select: { id: true, kind: true } } } as const;

/** What a view is read with. */
export const FOR_VIEW = {
  payment: { include: { refunds: true, payout: true } },
  feedback: { orderBy: { revision: 'desc' }, take: 1 },
  review: true,
  dispute: true,
  proposals: { orderBy: { version: 'desc' }, take: 1 },
  meeting: true,
  attendance: true,
  callJoins: true,
  events: { orderBy: { version: 'asc' } },
  candidate: { select: PERSON },
  professional: { select: PERSON },
  listing: { select: { title: true, employer: { select: { name: true } } } },
} as const satisfies Prisma.BookingInclude;

export function bookingForView(bookingId: string) {
  return db().booking.findUnique({ where: { id: bookingId }, include: FOR_VIEW });
}

type Role = 'candidate' | 'professional' | 'admin';

/**
 * What one viewer may know of a booking. Names, true employer and join link exist only from the confirmation on;
 * fee, net and payout are the professional's; feedback reaches the candidate when it has passed.
 */
export function viewOf(booking: BookingForView, viewer: SignedIn): BookingView {
  const role: Role = viewer.role;
  const seesEarnings = role !== 'candidate';
  const { payment } = booking;
  const refund = refundTotal(payment?.refunds ?? []);
  const startAt = booking.startAt ? toInstant(booking.startAt) : null;
  const endAt = booking.endAt ? toInstant(booking.endAt) : null;
  const { policy } = env();
  return {
    id: booking.id,
    status: booking.status,
    role,
    question: booking.question,
    currency: CURRENCY,
    priceCents: booking.priceCents,
    ...(seesEarnings ? { feeCents: booking.feeCents, netCents: booking.netCents } : {}),
    refundCents: booking.refundCents,
    requestedAt: booking.requestedAt.toISOString(),
    requestExpiresAt: booking.requestExpiresAt.toISOString(),
    acceptedAt: iso(booking.acceptedAt),
    startAt: iso(booking.startAt),
    endAt: iso(booking.endAt),
    holdExpiresAt: iso(booking.holdExpiresAt),
    confirmedAt: iso(booking.confirmedAt),
    endedAt: iso(booking.endedAt),
    endReason: booking.endReason,
    freeCancellationUntil: startAt ? timestamp(freeCancellationUntil(startAt, policy)) : null,
    feedbackDueAt: endAt ? timestamp(feedbackDue(endAt, policy)) : null,
    feedbackDeadline: endAt ? timestamp(feedbackDeadline(endAt, policy)) : null,
    cancelRefundCents: cancelRefund(booking, role),
    payment: payment && {
      status: payment.status,
      amountCents: payment.amountCents,
      cardLabel: seesEarnings ? null : payment.cardLabel,
      paidAt: iso(payment.paidAt),
    },
    refund: refund && {
      status: refund.status,
      amountCents: refund.amountCents,
      ...(seesEarnings ? { feeRefundCents: refund.feeRefundCents } : {}),
      settledAt: iso(refund.settledAt),
    },
    ...(seesEarnings ? { payout: payoutOf(booking) } : {}),
    feedback: feedbackOf(booking, role),
    dispute: briefDispute(booking.dispute),
    disputableUntil: endAt ? timestamp(disputableUntil(endAt, policy)) : null,
    review: booking.review && { stars: booking.review.stars, text: booking.review.text },
    attendance: attendanceOf(booking),
    ...joining(booking, role),
    counterpart: counterpartOf(booking, role),
    shownAs: shownAs(booking, role),
    ...proposalOf(booking, role),
    events: booking.events.map((each) => ({
      event: each.event,
      at: each.at.toISOString(),
      by: each.actorId === viewer.id ? 'you' : isParty(each.actor) && role !== 'admin' ? 'them' : each.actor,
      ...timesOf.catch({}).parse(each.data),
    })),
    allowedActions: allowedActions(booking, role),
  };
}

function payoutOf(booking: BookingForView): BookingView['payout'] {
  const payout = booking.payment?.payout;
  if (!payout) return null;
  return {
    status: payout.status,
    amountCents: payout.amountCents,
    waitingFor: payout.waitingFor,
    blockedReason: payout.status === 'blocked' ? payout.blockedReason : null,
    arrivesAt: iso(payout.arrivesAt),
    paidAt: iso(payout.paidAt),
  };
}

function feedbackOf(booking: BookingForView, role: Role): BookingView['feedback'] {
  const newest = booking.feedback[0];
  if (!newest || (role === 'candidate' && newest.qcStatus !== 'passed')) return null;
  const reasons = role !== 'candidate' && Array.isArray(newest.qcReasons) ? newest.qcReasons : [];
  return { qcStatus: newest.qcStatus, reasons, submittedAt: newest.submittedAt.toISOString() };
}

/**
 * The way into the call, for the two people of a confirmed booking: an address of ours that knows who comes, and opens
 * a quarter of an hour before the start. What leads past it, the meeting's number and passcode, shows as late.
 */
function joining(
  booking: BookingForView,
  role: Role,
): Pick<BookingView, 'joinUrl' | 'meeting' | 'joinOpensAt' | 'joinClosesAt'> {
  const { meeting, startAt, endAt } = booking;
  const nothing = { joinUrl: null, meeting: null, joinOpensAt: null, joinClosesAt: null };
  if (role === 'admin' || !startAt || !endAt || !isCallAhead(booking)) return nothing;
  const window = joinWindow(toInstant(startAt), toInstant(endAt));
  const phase = joinPhase(window, now());
  const times = { joinOpensAt: timestamp(window.opensAt), joinClosesAt: timestamp(window.closesAt) };
  if (phase === 'over' || !hasRoom(booking, meeting)) return { ...nothing, ...times };
  return {
    ...times,
    joinUrl: `${env().MONET_BASE_URL}/api/bookings/${booking.id}/join`,
    meeting:
      phase === 'open' && meeting?.zoomMeetingId
        ? { id: meeting.zoomMeetingId, passcode: meeting.passcode }
        : null,
  };
}

/** Who came, for both sides alike, once the half hour of a call that took place is over. */
function attendanceOf(booking: BookingForView): BookingView['attendance'] {
  const { status, endAt } = booking;
  const wasCall = status === 'completed_pending_feedback' || status === 'completed' || status === 'refunded';
  return wasCall && endAt && endAt.getTime() <= now().epochMilliseconds ? evidenceOf(booking) : null;
}

/** A call that will be, is, or was a moment ago. */
function isCallAhead({ status }: BookingForView): boolean {
  return status === 'confirmed' || status === 'completed_pending_feedback';
}

function counterpartOf(booking: BookingForView, role: Role): BookingView['counterpart'] {
  const known = namesAreKnown(booking);
  const candidateCard = candidateCardOf(booking);
  const card = cardOf(booking);
  // Zones help to agree on a time, so each side's shows from the moment one is being set.
  const zoneOf = (person: { zone: string }) => (booking.acceptedAt ? { zone: person.zone } : {});
  if (role === 'professional') {
    return {
      headline: candidateHeadline(candidateCard),
      interests: [...candidateCard.interests],
      ...zoneOf(booking.candidate),
      ...(known ? { name: booking.candidate.name, ...filesOf(booking.candidate, ['photo', 'cv']) } : {}),
    };
  }
  const { title, employer } = booking.listing;
  return {
    headline: card.headline,
    card,
    ...zoneOf(booking.professional),
    ...(known
      ? {
          name: booking.professional.name,
          ...filesOf(booking.professional, ['photo']),
          ...(title ? { title } : {}),
          ...(employer ? { employer: employer.name } : {}),
        }
      : {}),
  };
}

type Shown = { readonly photo?: string; readonly cv?: string };

/** The addresses of somebody's files that the reader may have. */
function filesOf({ files }: BookingForView['candidate'], kinds: readonly FileKind[]): Shown {
  const shown = files.filter(({ kind }) => kinds.includes(kind));
  return Object.fromEntries(shown.map(({ id, kind }) => [kind, fileAddress(id)]));
}

function shownAs(booking: BookingForView, role: Role): string | null {
  if (role === 'admin') return null;
  return role === 'candidate' ? candidateHeadline(candidateCardOf(booking)) : cardOf(booking).headline;
}

/** The times that an event was about. */
const timesOf = z.object({ startAt: z.string().optional(), startAts: z.array(z.string()).optional() });

function isParty(actor: string): boolean {
  return actor === 'candidate' || actor === 'professional';
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
