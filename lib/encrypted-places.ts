import { secretPlace } from './accounts/second-step/secret-place';
import { addressPlace } from './availability/addresses/place';
import { tokenPlace } from './availability/token-place';

/** A column whose texts `encrypt` made. */
export type EncryptedPlace = {
  readonly table: string;
  /** The columns that name a row. */
  readonly key: readonly string[];
  readonly column: string;
  /** What a row's text was encrypted for: the same as where it is read. */
  readonly place: (key: Readonly<Record<string, string>>) => string;
};

/** Every encrypted column of the database, for the change of keys (scripts/rotate-keys). A test holds it complete. */
export const ENCRYPTED_PLACES: readonly EncryptedPlace[] = [
  {
    table: 'calendar_connections',
    key: ['user_id', 'provider'],
    column: 'refresh_token_encrypted',
    place: ({ user_id = '' }) => tokenPlace(user_id),
  },
  {
    table: 'calendar_addresses',
    key: ['user_id', 'id'],
    column: 'address_encrypted',
    place: ({ user_id = '', id = '' }) => addressPlace(user_id, id),
  },
  {
    table: 'totp_secrets',
    key: ['user_id'],
    column: 'secret_encrypted',
    place: ({ user_id = '' }) => secretPlace(user_id),
  },
];
