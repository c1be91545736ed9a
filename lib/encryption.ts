import { env } from './env';
import { KeyRing } from './key-ring';

/**
 * Encryption of secrets at rest (provider tokens) with this copy's keys. A column that holds such texts is named in
 * lib/encrypted-places.ts, or it stays behind when keys change.
 */

export { EncryptionError, type EncryptionErrorCode } from './key-ring';

let ring: KeyRing | undefined;

function keys(): KeyRing {
  ring ??= new KeyRing(env().ENCRYPTION_KEY, env().ENCRYPTION_KEYS_BEFORE);
  return ring;
}

/**
 * Encrypts a secret for one place.
 * @param place where it is kept, like `calendar/us_…/google`: the text cannot be read as if it stood elsewhere
 * @throws EncryptionError `bad_key`
 */
export function encrypt(secret: string, place: string): string {
  return keys().encrypt(secret, place);
}

/**
 * Reads what `encrypt` made for the same place, with the current key or one before it.
 * @throws EncryptionError `malformed`, `unknown_key`, `not_authentic`, `bad_key`
 */
export function decrypt(text: string, place: string): string {
  return keys().decrypt(text, place);
}
