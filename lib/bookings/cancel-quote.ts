import { createHmac, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type Cents, cents } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { invalidFields } from '@/lib/problem';

/** Whose quote it is, of which booking as it was when. */
export type QuoteOf = { readonly bookingId: string; readonly userId: string; readonly version: number };

/** A quote of ours, read back. */
export type ReadQuote = {
  readonly refundCents: Cents;
  readonly issuedAt: Temporal.Instant;
  readonly isOfThisVersion: boolean;
};

/**
 * Writes a promised refund as a text that only we can write, for one person and one booking at one version:
 *
 *     <cents>.<milliseconds>.<mark of the version>.<signature>
 *
 * The version stands in it as a keyed hash that is another each time: its number would tell the professional whether
 * the candidate has opened the payment.
 */
export function writeQuote(of: QuoteOf, refundCents: Cents, issuedAt: Temporal.Instant): string {
  const issued = String(issuedAt.epochMilliseconds);
  const content = `${refundCents}.${issued}.${versionMark(of, issued)}`;
  return `${content}.${signature(of, content)}`;
}

/** @throws AppError `invalid_fields` naming `quote`, when we did not write it for this person and this booking */
export function readQuote(of: QuoteOf, text: string): ReadQuote {
  const [refund = '', issued = '', mark = '', given = '', ...rest] = text.split('.');
  if (rest.length > 0 || !isSame(given, signature(of, `${refund}.${issued}.${mark}`))) {
    const message = 'This is not a quote for you and this booking. Ask for one at cancel/preview.';
    throw invalidFields([{ path: 'quote', message }]);
  }
  return {
    refundCents: cents(Number(refund)),
    issuedAt: Temporal.Instant.fromEpochMilliseconds(Number(issued)),
    isOfThisVersion: isSame(mark, versionMark(of, issued)),
  };
}

function signature({ bookingId, userId }: QuoteOf, content: string): string {
  return keyedHash(`cancel quote/${bookingId}/${userId}/${content}`);
}

function versionMark({ bookingId, version }: QuoteOf, issued: string): string {
  return keyedHash(`cancel quote version/${bookingId}/${version}/${issued}`);
}

function keyedHash(text: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(text).digest().subarray(0, 16).toString('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
