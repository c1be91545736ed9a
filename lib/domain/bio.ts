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

/**
 * Whether somebody's own text may stand on the card: it holds no contact, no part of the owner's name, and no word
 * of an employer or title that the card hides. Strict rather than clever: in doubt the text is left out.
 */
export function bioMayStand(bio: string, owner: Owner, shows: Shows): boolean {
  if (CONTACT.test(bio)) return false;
  const forbidden = [
    ...owner.ownerWords,
    ...(shows.employer === undefined ? [owner.employer, ...owner.employerWords] : []),
    ...(shows.title === undefined ? [owner.title] : []),
  ].flatMap((phrase) => {
    const words = foldWords(phrase);
    const telling = words.filter((word) => word.length >= TELLING_LENGTH);
    return telling.length > 0 ? telling : words;
  });
  const words = new Set(foldWords(bio));
  return !forbidden.some((word) => words.has(word));
}
