import { Secret, TOTP } from 'otpauth';

/**
 * Codes from an app: RFC 6238 with what every app knows, SHA-1, six digits, thirty seconds. The code of the step before
 * and after counts, too, for clocks that differ and people who type slowly.
 */
const STEP_SECONDS = 30;
const WINDOW = 1;

/** A new secret of 160 bits, in base32 as apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the app. */
export function totpUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step that a code belongs to, or null for a wrong one. */
export function stepOfCode(secret: string, code: string, atMs: number): number | null {
  if (!/^\d{6}$/.test(code)) return null; // the package compares bytes, and throws where their number differs
  const delta = totp(secret).validate({ token: code, timestamp: atMs, window: WINDOW });
  return delta === null ? null : Math.floor(atMs / 1000 / STEP_SECONDS) + delta;
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Monet',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
  });
}
