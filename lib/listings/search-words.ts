import { foldWords } from '@/lib/domain/fold-words';
import { SENIORITY_NAMES, type Seniority } from '@/lib/domain/seniority';

type Shown = {
  readonly headline: string;
  readonly employer: string | null;
  readonly employer_category: string | null;
  readonly title: string | null;
  readonly seniority: Seniority | null;
  readonly industry: string | null;
  readonly years_band: string | null;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly bio: string | null;
};

/** The words a card is found by, of what it shows and nothing else: `a` headline and employer, `b` title and topics, `c` the rest. */
export function indexedWords(card: Shown): { a: string; b: string; c: string } {
  const words = (...texts: (string | null)[]) => texts.flatMap((text) => foldWords(text ?? '')).join(' ');
  return {
    a: words(card.headline, card.employer),
    b: words(card.title, ...card.topics),
    c: words(
      card.industry,
      card.employer_category,
      card.seniority && SENIORITY_NAMES[card.seniority],
      card.years_band,
      ...card.languages,
      card.bio,
    ),
  };
}

/** What people type, and what the cards say instead. Both sides as `foldWords` gives them. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['ib', 'investment banking'],
  ['ibd', 'investment banking'],
  ['banker', 'banking'],
  ['pe', 'private equity'],
  ['vc', 'venture capital'],
  ['trader', 'trading'],
  ['lawyer', 'law'],
  ['solicitor', 'law'],
  ['attorney', 'law'],
  ['legal', 'law'],
  ['consultant', 'consulting'],
  ['tech', 'technology'],
  ['developer', 'engineer'],
  ['programmer', 'engineer'],
  ['swe', 'software engineer'],
  ['pm', 'product manager'],
  ['vp', 'vice president'],
  ['md', 'managing director'],
  ['resume', 'cv'],
  ['gs', 'goldman sachs'],
  ['jpm', 'jp morgan'],
  ['jpmorgan', 'jp morgan'],
  ['bofa', 'bank of america'],
  ['lbo', 'leveraged finance'],
]);

/** A search as PostgreSQL reads it: `all` and `meant` for websearch_to_tsquery, `before` and `start` for a last word half typed. */
export type SearchWords = {
  /** As typed: words, "phrases", -without, or. */
  readonly all: string;
  /** The same with synonyms put in; null when there are none. */
  readonly meant: string | null;
  /** What comes before the last word, and the last word as a prefix; null inside quotes, or when it is excluded. */
  readonly prefix: { readonly before: string; readonly start: string } | null;
};

/**
 * Reads what somebody typed. Quotes, a leading minus and `or` keep the meaning that search engines give them.
 * @returns null when there is no word in it
 */
export function searchWords(typed: string): SearchWords | null {
  const parts = typed.match(/-?"[^"]*"?|\S+/gu) ?? [];
  const terms = parts.flatMap(termsOf);
  if (!terms.some((term) => term.words.length > 0)) return null;
  const write = (list: readonly Term[], replace: (word: string) => string) =>
    list.map((term) => termText(term, replace)).join(' ');
  const asTyped = (word: string) => word;
  const all = write(terms, asTyped);
  const meant = write(terms, (word) => SYNONYMS.get(word) ?? SYNONYMS.get(word.replace(/s$/, '')) ?? word);
  const last = terms.at(-1);
  const start = last && !last.quoted && !last.without ? last.words.at(-1) : undefined;
  return {
    all,
    meant: meant === all ? null : meant,
    prefix: start === undefined ? null : { before: write(terms.slice(0, -1), asTyped), start },
  };
}

type Term = { readonly words: readonly string[]; readonly quoted: boolean; readonly without: boolean };

function termsOf(part: string): Term[] {
  const without = part.startsWith('-');
  const quoted = part.includes('"');
  const words = foldWords(part);
  if (quoted) return words.length > 0 ? [{ words, quoted, without }] : [];
  return words.map((word) => ({ words: [word], quoted, without }));
}

function termText({ words, quoted, without }: Term, replace: (word: string) => string): string {
  const text = quoted ? `"${words.join(' ')}"` : words.map(replace).join(' ');
  return without ? `-${text.includes(' ') && !quoted ? `"${text}"` : text}` : text;
}
