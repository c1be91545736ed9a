import type { z } from 'zod';
import type { Party } from '@/lib/domain/booking';
import { candidateHeadline } from '@/lib/domain/candidate-card';
import { CURRENCY } from '@/lib/domain/fees';
import { namesAreKnown } from '@/lib/domain/names-known';
import { REFUND_TOTAL, refundTotal } from '@/lib/payments/queries';
import type { Prisma } from '@/prisma/generated/client/client';
import { candidateCardOf, cardOf } from './stored-cards';
import type { bookingListItem } from './view-schema';

/** A booking in a list, as the caller may see it. */
export type BookingListItem = z.infer<typeof bookingListItem>;

/** What a row of a list is read with. */
export const FOR_LIST = {
  candidate: { select: { name: true } },
  professional: { select: { name: true } },
  feedback: { select: { qcStatus: true }, orderBy: { revision: 'desc' }, take: 1 },
  proposals: { where: { state: 'open' }, select: { by: true, answerBy: true } },
  dispute: { select: { status: true, openedBy: true, outcome: true } },
  payment: { select: { status: true, refunds: { select: REFUND_TOTAL } } },
} as const satisfies Prisma.BookingInclude;

export type BookingForList = Prisma.BookingGetPayload<{ include: typeof FOR_LIST }>;

/** The row for one of the two people; names only from the confirmation on. */
export function listItem(row: BookingForList, role: string): BookingListItem {
  const other = role === 'candidate' ? row.professional : row.candidate;
  return {
    id: row.id,
    status: row.status,
    priceCents: row.priceCents,
    ...(role === 'professional' ? { netCents: row.netCents } : {}),
    // A payment that came too late goes back without the booking having decided a refund.
    refundCents: refundTotal(row.payment?.refunds ?? [])?.amountCents ?? row.refundCents,
    currency: CURRENCY,
    startAt: row.startAt?.toISOString() ?? null,
    endAt: row.endAt?.toISOString() ?? null,
    requestedAt: row.requestedAt.toISOString(),
    requestExpiresAt: row.requestExpiresAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    holdExpiresAt: row.holdExpiresAt?.toISOString() ?? null,
    endReason: row.endReason,
    paymentStatus: row.payment?.status ?? null,
    feedback: feedbackOf(role, row.feedback[0]),
    dispute: row.dispute && { ...row.dispute, openedBy: row.dispute.openedBy as Party },
    proposal: proposalOf(row, role),
    question: row.question,
    ...describeOther(row, role),
    ...(namesAreKnown(row) ? { name: other.name } : {}),
  };
}

function proposalOf({ proposals: [open] }: BookingForList, role: string): BookingListItem['proposal'] {
  return open ? { by: open.by === role ? 'you' : 'them', answerBy: open.answerBy.toISOString() } : null;
}

function feedbackOf(role: string, newest: { qcStatus: string } | undefined): { qcStatus: string } | null {
  return newest && (role !== 'candidate' || newest.qcStatus === 'passed')
    ? { qcStatus: newest.qcStatus }
    : null;
}

/** Who the other side is, in the words their card allows. */
function describeOther(row: BookingForList, role: string): Pick<BookingListItem, 'headline' | 'interests'> {
  if (role === 'candidate') return { headline: cardOf(row).headline };
  const card = candidateCardOf(row);
  return { headline: candidateHeadline(card), interests: [...card.interests] };
}
