import type { HiddenKind } from '@/lib/domain/anonymity';
import { hiddenLine } from '@/lib/domain/hidden-line';
import { formatList } from '@/lib/format';
import type { OwnFact } from '@/lib/listings/queries';

/** What each fact is called in front of its owner. */
export const FACT_NAMES: Readonly<Record<OwnFact['kind'], string>> = {
  employer: 'Employer',
  title: 'Title',
  seniority: 'Level',
  industry: 'Industry',
  years: 'Experience',
  topics: 'Topics',
  languages: 'Languages',
};

/**
 * What the card hides, in front of its owner: the line that everybody reads, and the lists of which it shows a part,
 * which nobody else can know.
 * @param k the least size of a class
 */
export function hiddenWords(hidden: readonly HiddenKind[], facts: readonly OwnFact[], k: number): string {
  const inPart = facts.filter(({ yours, shown }) => shown.length > 0 && shown.length < yours.length);
  const names = inPart.map(({ kind }) => FACT_NAMES[kind].toLowerCase());
  const lines = [
    hiddenLine(hidden, k),
    names.length > 0 ? `Of your ${formatList(names)} it shows what enough others share.` : null,
  ].filter((line) => line !== null);
  return lines.join(' ') || 'Nothing of what you told us is hidden: enough people share all of it.';
}
