import type { Temporal } from 'temporal-polyfill';
import { toInstant } from '@/lib/clock';
import type { Party } from '@/lib/domain/booking';
import type { Policy } from '@/lib/domain/policy';
import { REFUND_TOTAL } from '@/lib/payments/queries';
import type { Prisma } from '@/prisma/generated/client/client';
import type { NotificationKind } from './kinds';
import { isKind } from './messages';

/** What is read for a message. It holds both names; `known.ts` decides which of them the words may have. */
export const FOR_MESSAGE = {
  id: true,
  kind: true,
  createdAt: true,
  readAt: true,
  mailedAt: true,
  user: { select: { id: true, email: true, name: true, zone: true, suspendedAt: true, deletedAt: true } },
  booking: {
    select: {
      id: true,
      status: true,
      candidateId: true,
      card: true,
      candidateCard: true,
      priceCents: true,
      feeCents: true,
      netCents: true,
      refundCents: true,
      requestedAt: true,
      requestExpiresAt: true,
      acceptedAt: true,
      startAt: true,
      endAt: true,
      holdExpiresAt: true,
      confirmedAt: true,
      endReason: true,
      candidate: { select: { name: true } },
      professional: { select: { name: true } },
      proposals: {
        select: { by: true, startAts: true, insteadOf: true, answerBy: true, state: true },
        orderBy: { version: 'desc' },
        take: 1,
      },
      events: { where: { fromStatus: 'confirmed' }, select: { at: true } },
      feedback: { select: { qcStatus: true }, orderBy: { revision: 'desc' }, take: 1 },
      payment: {
        select: {
          cardLabel: true,
          refunds: { select: REFUND_TOTAL },
          payout: { select: { amountCents: true } },
        },
      },
    },
  },
} as const satisfies Prisma.NotificationSelect;

export type NotificationRow = Prisma.NotificationGetPayload<{ select: typeof FOR_MESSAGE }>;
export type BookingRow = NonNullable<NotificationRow['booking']>;

/** A message that is to be written: to whom, about what. */
export type Occasion = {
  readonly kind: NotificationKind;
  readonly who: Party;
  /** When it happened; not when it is written, so that writing it again gives the same words. */
  readonly at: Temporal.Instant;
  readonly reader: NotificationRow['user'];
  readonly booking: BookingRow;
  readonly policy: Policy;
};

/**
 * What a row of the table is about.
 * @returns null for a row of a kind that this version does not know, or without a booking
 */
export function occasionOf(row: NotificationRow, policy: Policy): Occasion | null {
  const { kind, user, booking } = row;
  if (!booking || !isKind(kind)) return null;
  const who = user.id === booking.candidateId ? 'candidate' : 'professional';
  return { kind, who, at: toInstant(row.createdAt), reader: user, booking, policy };
}
