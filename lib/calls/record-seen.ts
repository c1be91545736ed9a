import { db } from '@/lib/db';

/**
 * Notes that Zoom saw somebody of a call. The professional enters as the meeting's host and the candidate by the
 * only guest link, so whoever is not the host is the candidate. Repeats keep the earliest time.
 */
export async function recordSeen(
  bookingId: string,
  participantId: string | null,
  hostId: string | null,
  at: Date,
): Promise<void> {
  const person = participantId !== null && participantId === hostId ? 'professional' : 'candidate';
  await db().$executeRaw`
    INSERT INTO attendance (booking_id, person, first_seen_at) VALUES (${bookingId}, ${person}::actor_kind, ${at})
    ON CONFLICT (booking_id, person) DO UPDATE
    SET first_seen_at = least(attendance.first_seen_at, excluded.first_seen_at)`;
}
