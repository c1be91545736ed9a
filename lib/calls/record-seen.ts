import { db } from '@/lib/db';

/**
 * Notes that Zoom saw somebody of a call. The professional enters as the meeting's host and the candidate by the
 * only guest link, so whoever is not the host is the candidate. All times are kept: which of them count is asked when it
 * matters, since the call may be moved meanwhile (`firstSeen`).
 */
export async function recordSeen(
  bookingId: string,
  participantId: string | null,
  hostId: string | null,
  at: Date,
): Promise<void> {
  const person = participantId !== null && participantId === hostId ? 'professional' : 'candidate';
  const data = [{ bookingId, person, seenAt: at } as const];
  await db().attendance.createMany({ data, skipDuplicates: true });
}
