import { foldWords } from './fold-words';

type Owner = {
  readonly employer: string;
  readonly title: string;
  readonly ownerWords: readonly string[];
  readonly employerWords: readonly string[];
};
type Shows = { readonly employer?: string; readonly title?: string };

/** Addresses, links, handles, and figures of any kind (telephone numbers, years, dates). */
const CONTACT = /[@\d]|https?:|www\.|\p{L}\.(com|net|org|io|co|me|dev|ai|app|eu|uk|de|fr)\b/iu;
/** Shorter words ("of", "at") name nobody, except where they are all of a name. */
const TELLING_LENGTH = 3;

/** Why a text may not stand: a contact or figure, or words of the owner's name, of a hidden employer or title. */
export type BioFault =
  | { readonly kind: 'contact' }
  | { readonly kind: 'name' | 'employer' | 'title'; readonly words: readonly string[] };

/**
 * What keeps somebody's own text off the card: a contact, a part of the owner's name, or a word of an employer or
 * title that the card hides. Strict rather than clever: in doubt the text is left out.
 */
export function bioFaults(bio: string, owner: Owner, shows: Shows): BioFault[] {
  const words = new Set(foldWords(bio));
  const named = (kind: 'name' | 'employer' | 'title', phrases: readonly string[]): BioFault[] => {
    const found = phrases.flatMap(tellingWords).filter((word) => words.has(word));
    return found.length > 0 ? [{ kind, words: [...new Set(found)] }] : [];
  };
  return [
    ...(CONTACT.test(bio) ? [{ kind: 'contact' } as const] : []),
    ...named('name', owner.ownerWords),
    ...(shows.employer === undefined ? named('employer', [owner.employer, ...owner.employerWords]) : []),
    ...(shows.title === undefined ? named('title', [owner.title]) : []),
  ];
}

/** Whether the text may stand on the card: nothing keeps it off. */
export function bioMayStand(bio: string, owner: Owner, shows: Shows): boolean {
  return bioFaults(bio, owner, shows).length === 0;
}

function tellingWords(phrase: string): string[] {
  const words = foldWords(phrase);
  const telling = words.filter((word) => word.length >= TELLING_LENGTH);
  return telling.length > 0 ? telling : words;
}
