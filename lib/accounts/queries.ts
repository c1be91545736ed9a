import { db } from '@/lib/db';
import { type CandidateCard, CURRENT_STAGES, SCHOOL_TYPES } from '@/lib/domain/candidate-card';
import type { IdentityProvider } from '@/prisma/generated/client/enums';

/** What a candidate has told of themselves, or null while the profile has not been filled in. */
export async function candidateProfile(userId: string): Promise<CandidateCard | null> {
  const profile = await db().candidateProfile.findUnique({ where: { userId } });
  return (
    profile && {
      stage: CURRENT_STAGES.find((stage) => stage === profile.stage) ?? 'other',
      schoolType: SCHOOL_TYPES.find((type) => type === profile.schoolType) ?? 'other',
      interests: profile.interests,
    }
  );
}

/** What a professional sees of a candidate before a booking is confirmed. A profile not filled in yet shows little. */
export async function candidateCard(userId: string): Promise<CandidateCard> {
  return (await candidateProfile(userId)) ?? { stage: 'other', schoolType: 'other', interests: [] };
}

/** How somebody can sign in: with a password, and with which providers' accounts. */
export type WaysIn = {
  readonly password: boolean;
  readonly identities: readonly {
    readonly provider: IdentityProvider;
    readonly email: string;
    readonly linkedAt: Date;
  }[];
};

/** The ways in of one's own account. */
export async function waysIn(userId: string): Promise<WaysIn> {
  const { passwordHash, identities } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      identities: { select: { provider: true, email: true, linkedAt: true }, orderBy: { provider: 'asc' } },
    },
  });
  return { password: passwordHash !== null, identities };
}
