import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` random letters and digits. */
export function randomText(length: number, alphabet: string = ALPHABET): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // Bytes past the last whole multiple of the alphabet would favour its first letters.
      if (byte < 256 - (256 % alphabet.length) && text.length < length)
        text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** A text of letters and digits that is always the same for the same `seed`. */
export function derivedText(seed: string, length: number): string {
  const digest = createHash('sha512').update(seed).digest();
  let text = '';
  for (let at = 0; at < length; at += 1) text += ALPHABET.charAt((digest[at % 64] ?? 0) % ALPHABET.length);
  return text;
}
