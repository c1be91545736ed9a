import type { Authorised } from '@/lib/access';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import type { CandidateProfileInput } from './schema';

/** What a candidate lets professionals see before a booking is confirmed. Open requests keep what they were sent with. */
export async function saveCandidateProfile(
  actor: Authorised<'me.update'>,
  input: CandidateProfileInput,
): Promise<void> {
  const data = { ...input, updatedAt: toDate(now()) };
  await db().candidateProfile.upsert({
    where: { userId: actor.id },
    create: { ...data, userId: actor.id },
    update: data,
  });
}
