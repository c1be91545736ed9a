import type { STARS } from '@/lib/domain/feedback-structure';

export type StarName = (typeof STARS)[number];

/** What is rated, as people read it. */
export const STAR_NAMES: Readonly<Record<StarName, string>> = {
  culturalFit: 'Cultural fit',
  interest: 'Interest in the industry',
  technical: 'Technical knowledge',
};
