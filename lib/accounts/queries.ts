import { db } from '@/lib/db';
import { type CandidateCard, CURRENT_STAGES, SCHOOL_TYPES } from '@/lib/domain/candidate-card';

/** What a professional sees of a candidate before a booking is confirmed. A profile not filled in yet shows little. */
export async function candidateCard(userId: string): Promise<CandidateCard> {
  const profile = await db().candidateProfile.findUnique({ where: { userId } });
  return {
    stage: CURRENT_STAGES.find((stage) => stage === profile?.stage) ?? 'other',
    schoolType: SCHOOL_TYPES.find((type) => type === profile?.schoolType) ?? 'other',
    interests: profile?.interests ?? [],
  };
}
