import { z } from 'zod';
import { type CandidateCard, CURRENT_STAGES, SCHOOL_TYPES } from '@/lib/domain/candidate-card';

const card = z.object({ headline: z.string() }).loose();
const candidateCard = z.object({
  stage: z.enum(CURRENT_STAGES),
  schoolType: z.enum(SCHOOL_TYPES),
  interests: z.array(z.string()),
});

/** The professional's card as the candidate saw it when asking, from the booking's own copy. */
export function cardOf(booking: { card: unknown }): z.infer<typeof card> {
  return card.parse(booking.card);
}

/** What the professional sees of the candidate, from the booking's own copy. */
export function candidateCardOf(booking: { candidateCard: unknown }): CandidateCard {
  return candidateCard.parse(booking.candidateCard);
}
