import { randomBytes } from 'node:crypto';

export type UserId = string & { readonly __brand: 'UserId' };
export type BookingId = string & { readonly __brand: 'BookingId' };
export type ListingId = string & { readonly __brand: 'ListingId' };
export type EmployerId = string & { readonly __brand: 'EmployerId' };
export type FileId = string & { readonly __brand: 'FileId' };
export type CalendarAddressId = string & { readonly __brand: 'CalendarAddressId' };
export type DisputeId = string & { readonly __brand: 'DisputeId' };

type IdOf = {
  us: UserId;
  bk: BookingId;
  ls: ListingId;
  em: EmployerId;
  fi: FileId;
  ds: DisputeId;
  ca: CalendarAddressId;
};

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: no I, L, O, U

/**
 * A new id: the prefix of its kind and 80 random bits, like `bk_7Q2M…`. Random, so that it tells neither
 * when it was made nor how many there are, and no two kinds ever share one.
 */
export function newId<Prefix extends keyof IdOf>(prefix: Prefix): IdOf[Prefix] {
  let id = `${prefix}_`;
  for (const byte of randomBytes(16)) id += ALPHABET[byte % 32];
  return id as IdOf[Prefix];
}

/** What an id of this kind looks like. */
export function idPattern(prefix: keyof IdOf): RegExp {
  return new RegExp(`^${prefix}_[0-9A-Z]{16}$`);
}
