import { type Prose, readProse, type Token } from './prose';
import { type Range, rangesOf } from './qc-repetition';

/** Words in a shingle. Six words in the same order are hardly ever chance. */
const WIDTH = 6;

/**
 * The shingles of a text: a 64-bit hash of each six words in a row, as they are stored to find copies without
 * reading other people's feedback. Case, accents, punctuation and invisible characters make no difference.
 */
export function shinglesOf(text: string): ReadonlySet<bigint> {
  return new Set(hashes(readProse(text).tokens));
}

/**
 * The part of a text that consists of known shingles.
 * @returns the share of its words, 0 to 1, and where they stand
 */
export function overlapWith(prose: Prose, known: ReadonlySet<bigint>): { share: number; ranges: Range[] } {
  const { tokens } = prose;
  const covered = new Uint8Array(tokens.length);
  hashes(tokens).forEach((hash, at) => {
    if (known.has(hash)) covered.fill(1, at, at + WIDTH);
  });
  const share = tokens.length === 0 ? 0 : covered.reduce((sum, each) => sum + each, 0) / tokens.length;
  return { share, ranges: rangesOf(tokens, (at) => covered[at] === 1, WIDTH) };
}

function hashes(tokens: readonly Token[]): bigint[] {
  const hashed: bigint[] = [];
  for (let at = 0; at + WIDTH <= tokens.length; at++) {
    hashed.push(
      fnv1a(
        tokens
          .slice(at, at + WIDTH)
          .map((token) => token.folded)
          .join(' '),
      ),
    );
  }
  return hashed;
}

/** FNV-1a in 64 bits over UTF-16 units, as the signed integer that a database column holds. */
function fnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return BigInt.asIntN(64, hash);
}
