import type { HiddenKind, PublicProfessional } from '@/lib/domain/anonymity';
import { formatList } from '@/lib/format';

/** Short facts under a card's headline; what the headline says already is not said twice. */
export function cardFacts(card: PublicProfessional): string[] {
  const inHeadline = card.rung >= 4;
  const facts = [!inHeadline && card.industry, card.yearsBand, card.languages.join(', ')];
  const shown = facts.filter((fact) => typeof fact === 'string' && fact !== '') as string[];
  return shown.length > 0 ? shown : ['Work e-mail verified'];
}

/** The topics as a line: `Leveraged finance, technical interviews`; empty where none are shown. */
export function topicsLine(card: PublicProfessional): string {
  return card.topics.map((topic, index) => (index === 0 ? topic : midSentence(topic))).join(', ');
}

/** What a card does not show, and why, in one line: where it shows topics it says enough. */
export function hiddenLine(card: PublicProfessional, k: number): string {
  const told: HiddenKind[] = ['industry', 'seniority', 'employer', 'topics'];
  const names = told.filter(
    (kind) => card.hidden.includes(kind) && !(kind === 'seniority' && card.rung === 6),
  );
  const list = formatList(names);
  const start = list.charAt(0).toUpperCase() + list.slice(1);
  return `${start} ${names.length === 1 && names[0] !== 'topics' ? 'is' : 'are'} hidden: fewer than ${k} people would match.`;
}

/** How many people, as far as it may be told: `7 people`, `40+ people`. */
export function peopleWords(atLeast: number): string {
  if (atLeast < 10) return atLeast === 1 ? '1 person' : `${atLeast} people`;
  return `${atLeast}+ people`;
}

/** "Technical interviews" inside a sentence; "CV review" and "LBO models" stay as they are. */
export function midSentence(text: string): string {
  return /^\p{Lu}\P{Lu}*$/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
