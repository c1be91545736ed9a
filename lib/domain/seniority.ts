import { invariant } from './invariant';

export const SENIORITIES = ['junior', 'mid', 'senior'] as const;
export type Seniority = (typeof SENIORITIES)[number];

/** How a seniority band is written, on cards and in filters. */
export const SENIORITY_NAMES: Readonly<Record<Seniority, string>> = {
  junior: 'Junior',
  mid: 'Mid-level',
  senior: 'Senior',
};

type HeadlineParts = {
  readonly rung: number;
  readonly employer?: string;
  readonly employerCategory?: string;
  readonly title?: string;
  readonly seniority?: Seniority;
  readonly industry?: string;
};

/**
 * The first line of a card: "Vice President, Goldman Sachs", "Mid-level, J.P. Morgan", "Senior, elite boutique
 * bank", "Senior, investment banking", "Consulting", "Verified professional".
 *
 * @throws InvariantError when the card lacks what its rung shows
 */
export function headline(card: HeadlineParts): string {
  const { rung, employer, employerCategory, title, seniority, industry } = card;
  if (rung === 1) return `${there(title)}, ${there(employer)}`;
  if (rung === 5) return there(industry);
  if (rung === 6) return 'Verified professional';
  const level = SENIORITY_NAMES[there(seniority)];
  if (rung === 2) return `${level}, ${there(employer)}`;
  return `${level}, ${midSentence(there(rung === 3 ? employerCategory : industry))}`;
}

function there<Part extends string>(part: Part | undefined): Part {
  invariant(part !== undefined, 'a card does not show what its rung says');
  return part;
}

/** "Investment banking" as it stands inside a sentence; "IT services" and "Big Four firm" stay as they are. */
function midSentence(text: string): string {
  return /^\p{Lu}\P{Lu}*$/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
