import type { Authorised } from '@/lib/access';
import { cardOf } from '@/lib/bookings/stored-cards';
import { decodeCursor, page } from '@/lib/cursor';
import { db } from '@/lib/db';

/** Feedback that a candidate has received, as a line of a list. */
export type ReceivedFeedback = {
  readonly bookingId: string;
  /** RFC 3339, UTC. */
  readonly submittedAt: string;
  readonly startAt: string | null;
  readonly name: string;
  readonly headline: string;
  /** How the text begins. */
  readonly excerpt: string;
  /** The candidate's own rating of the call, if they gave one. */
  readonly rated: number | null;
};

const EXCERPT_LENGTH = 220;

/** The caller's feedback that has passed, newest first. Only a candidate receives any. */
export async function listReceivedFeedback(
  actor: Authorised<'feedback.read'>,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: ReceivedFeedback[]; nextCursor: string | null }> {
  const after = query.cursor ? decodeCursor(query.cursor) : null;
  const rows = await db().feedback.findMany({
    where: {
      qcStatus: 'passed',
      booking: { candidateId: actor.id },
      ...(after
        ? { OR: [{ submittedAt: { lt: after.at } }, { submittedAt: after.at, bookingId: { gt: after.id } }] }
        : {}),
    },
    orderBy: [{ submittedAt: 'desc' }, { bookingId: 'asc' }],
    take: query.limit + 1,
    select: {
      bookingId: true,
      submittedAt: true,
      text: true,
      booking: {
        select: {
          card: true,
          startAt: true,
          professional: { select: { name: true } },
          review: { select: { stars: true } },
        },
      },
    },
  });
  const { items, nextCursor } = page(rows, query.limit, (row) => ({
    at: row.submittedAt,
    id: row.bookingId,
  }));
  return {
    nextCursor,
    items: items.map(({ bookingId, submittedAt, text, booking }) => ({
      bookingId,
      submittedAt: submittedAt.toISOString(),
      startAt: booking.startAt?.toISOString() ?? null,
      name: booking.professional.name,
      headline: cardOf(booking).headline,
      excerpt: beginning(text),
      rated: booking.review?.stars ?? null,
    })),
  };
}

/** The first words, cut between two of them. */
function beginning(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= EXCERPT_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(' ', EXCERPT_LENGTH)).replace(/[\s,;:.]+$/u, '')} …`;
}
