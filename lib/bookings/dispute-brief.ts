import type { Party } from '@/lib/domain/booking';
import type { Dispute } from '@/prisma/generated/client/client';
import type { BookingView } from './view-schema';

/** What a booking tells of its dispute: that there is one, since when and until when, and what was decided. */
export function briefDispute(dispute: Dispute | null): BookingView['dispute'] {
  if (!dispute) return null;
  const { id, status, outcome, refundCents } = dispute;
  return {
    ...{ id, status, outcome, refundCents },
    openedBy: dispute.openedBy as Party,
    openedAt: dispute.openedAt.toISOString(),
    answerBy: dispute.answerBy.toISOString(),
    closedAt: dispute.closedAt?.toISOString() ?? null,
  };
}
