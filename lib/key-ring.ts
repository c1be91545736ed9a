import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Encryption of secrets at rest, with AES-256-GCM and several keys: the first writes, all of them read. The text names
 * the key that made it, so that secrets can move over to a new key while the product runs:
 *
 *     v1.<key id>.<12-byte nonce>.<ciphertext and 16-byte tag>      the last two in base64url
 */

const VERSION = 'v1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type EncryptionErrorCode = 'bad_key' | 'malformed' | 'unknown_key' | 'not_authentic';

/** A secret cannot be encrypted or read. Never shown to a user; carries neither the text nor the key. */
export class EncryptionError extends Error {
  override readonly name = 'EncryptionError';
  constructor(readonly code: EncryptionErrorCode) {
    super(
      {
        bad_key: 'ENCRYPTION_KEY, or one of ENCRYPTION_KEYS_BEFORE, is not 32 bytes in base64',
        malformed: 'this is not a text that encrypt() made',
        unknown_key: 'this was encrypted with a key that is not configured',
        not_authentic: 'this was changed, or made for another place',
      }[code],
    );
  }
}

type Key = { readonly id: string; readonly bytes: Buffer };

/** The keys of one copy. */
export class KeyRing {
  readonly #current: Key;
  readonly #all: ReadonlyMap<string, Key>;

  /**
   * @param current the key that encrypts, 32 bytes in base64
   * @param before earlier ones that only read, with commas between
   * @throws EncryptionError `bad_key`
   */
  constructor(current: string, before = '') {
    this.#current = keyOf(current);
    const earlier = before
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)
      .map(keyOf);
    this.#all = new Map([...earlier, this.#current].map((key) => [key.id, key]));
  }

  /** What a text begins with that the current key made. */
  get currentHeader(): string {
    return `${VERSION}.${this.#current.id}.`;
  }

  has(keyId: string): boolean {
    return this.#all.has(keyId);
  }

  /** See `encrypt` of lib/encryption.ts. */
  encrypt(secret: string, place: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const header = `${VERSION}.${this.#current.id}`;
    const cipher = createCipheriv('aes-256-gcm', this.#current.bytes, nonce).setAAD(
      associated(header, place),
    );
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${header}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** See `decrypt` of lib/encryption.ts. */
  decrypt(text: string, place: string): string {
    const [version, keyId = '', nonceText = '', sealedText = '', ...rest] = text.split('.');
    const nonce = Buffer.from(nonceText, 'base64url');
    const sealed = Buffer.from(sealedText, 'base64url');
    if (version !== VERSION || rest.length > 0 || nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) {
      throw new EncryptionError('malformed');
    }
    const key = this.#all.get(keyId);
    if (!key) throw new EncryptionError('unknown_key');
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
      .setAAD(associated(`${version}.${keyId}`, place))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new EncryptionError('not_authentic');
    }
  }
}

function associated(header: string, place: string): Buffer {
  return Buffer.from(`${header}\n${place}`, 'utf8');
}

/** The id is a part of the key's hash: nothing to configure, and nothing learned from it. */
function keyOf(text: string): Key {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) throw new EncryptionError('bad_key');
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}
