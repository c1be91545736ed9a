import { candidateCardOf } from '@/lib/bookings/stored-cards';
import { db } from '@/lib/db';
import { shinglesOf } from '@/lib/domain/qc-copies';
import type { CallContext } from '@/lib/domain/qc-rubric';

/** Fewer shared shingles than this are turns of phrase, not a copy. */
const LEAST_SHARED = 10;
/** A text may be pieced together from several bookings; more sources than this are looked at no further. */
const MOST_SOURCES = 5;

/** What a judge is told of the call: what was asked, by whom in general terms, of whom. No names. */
export async function callContext(bookingId: string, text: string): Promise<CallContext> {
  const booking = await db().booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { question: true, candidateCard: true, listing: { select: { industry: true, topics: true } } },
  });
  const { industry, topics } = booking.listing;
  return {
    question: booking.question,
    background: [...candidateCardOf(booking).interests, ...(industry ? [industry] : []), ...topics],
    knownShingles: await knownShingles(bookingId, text),
  };
}

/** Which shingles of a text also stand in the passed feedback of the few other bookings that share the most. */
async function knownShingles(bookingId: string, text: string): Promise<ReadonlySet<bigint>> {
  const own = [...shinglesOf(text)].map(String);
  const rows = await db().$queryRaw<{ shingle: bigint }[]>`
    WITH shared AS (
      SELECT booking_id, shingle FROM feedback_shingles
       WHERE shingle = ANY(${own}::bigint[]) AND booking_id <> ${bookingId}
    ), sources AS (
      SELECT booking_id FROM shared GROUP BY booking_id
      HAVING count(*) >= ${LEAST_SHARED} ORDER BY count(*) DESC, booking_id LIMIT ${MOST_SOURCES}
    )
    SELECT DISTINCT shingle FROM shared JOIN sources USING (booking_id)`;
  return new Set(rows.map((row) => row.shingle));
}
