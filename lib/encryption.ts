import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { env } from './env';

/**
 * Encryption of secrets at rest (provider tokens), with AES-256-GCM. The text names the key that made it, so that
 * a second key can be read beside the first while secrets move over:
 *
 *     v1.<key id>.<12-byte nonce>.<ciphertext and 16-byte tag>      the last two in base64url
 */

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type EncryptionErrorCode = 'bad_key' | 'malformed' | 'unknown_key' | 'not_authentic';

/** A secret cannot be encrypted or read. Never shown to a user; carries neither the text nor the key. */
export class EncryptionError extends Error {
  override readonly name = 'EncryptionError';
  constructor(readonly code: EncryptionErrorCode) {
    super(
      {
        bad_key: 'ENCRYPTION_KEY is not 32 bytes in base64',
        malformed: 'this is not a text that encrypt() made',
        unknown_key: 'this was encrypted with a key that is not configured',
        not_authentic: 'this was changed, or made for another place',
      }[code],
    );
  }
}

/**
 * Encrypts a secret for one place.
 * @param place where it is kept, like `calendar/us_…/google`: the text cannot be read as if it stood elsewhere
 * @throws EncryptionError `bad_key`
 */
export function encrypt(secret: string, place: string): string {
  const key = currentKey();
  const nonce = randomBytes(NONCE_BYTES);
  const header = `${VERSION}.${key.id}`;
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(associated(header, place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${header}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

/**
 * Reads what `encrypt` made for the same place.
 * @throws EncryptionError `malformed`, `unknown_key`, `not_authentic`, `bad_key`
 */
export function decrypt(text: string, place: string): string {
  const [version, keyId, nonceText = '', sealedText = '', ...rest] = text.split('.');
  const nonce = Buffer.from(nonceText, 'base64url');
  const sealed = Buffer.from(sealedText, 'base64url');
  if (version !== VERSION || rest.length > 0 || nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) {
    throw new EncryptionError('malformed');
  }
  const key = currentKey();
  if (keyId !== key.id) throw new EncryptionError('unknown_key');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(associated(`${version}.${keyId}`, place))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new EncryptionError('not_authentic');
  }
}

function associated(header: string, place: string): Buffer {
  return Buffer.from(`${header}\n${place}`, 'utf8');
}

type Key = { readonly id: string; readonly bytes: Buffer };

/** The id is a part of the key's hash: nothing to configure, and nothing learned from it. */
function currentKey(): Key {
  const bytes = Buffer.from(env().ENCRYPTION_KEY, 'base64');
  if (bytes.length !== 32) throw new EncryptionError('bad_key');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}
