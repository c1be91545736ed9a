import { createHash } from 'node:crypto';
import type { Core } from '../core';
import type { Collection } from '../store';
import { invalid, StripeFailure } from './errors';

/** Keys may be used anew after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const KEY_LENGTH = 255;

interface Kept {
  at: number;
  fingerprint: string;
  requestId: string;
  status: number;
  body: unknown;
}

/** Outcomes by idempotency key: the first one is given again to whoever repeats the request. */
export class Idempotency {
  private readonly kept: Collection<Kept>;
  private readonly inFlight = new Set<string>();

  constructor(private readonly core: Core) {
    this.kept = core.store.collection<Kept>('stripe.idempotency');
  }

  /** The name of a key: the same key of another account is another key. */
  scope(account: string, key: string): string {
    return `${account} ${key}`;
  }

  /** Marks a key as in use until `release`; false when it is already. */
  acquire(scope: string): boolean {
    if (this.inFlight.has(scope)) return false;
    this.inFlight.add(scope);
    return true;
  }

  release(scope: string): void {
    this.inFlight.delete(scope);
  }

  /**
   * The kept outcome of this request, or null when it is new.
   * @throws idempotency_error when the key came with other parameters or another path before.
   */
  find(scope: string, key: string, fingerprint: string): Kept | null {
    if (key.length > KEY_LENGTH)
      throw invalid(
        null,
        `Idempotent key length is ${key.length}, which is outside accepted lengths. Idempotent Keys must be 1-${KEY_LENGTH} characters long.`,
      );
    const kept = this.kept.get(scope);
    if (!kept) return null;
    if (kept.at + KEPT_MS < this.core.clock.now()) {
      this.kept.delete(scope);
      return null;
    }
    if (kept.fingerprint === fingerprint) return kept;
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new StripeFailure(400, { type: 'idempotency_error', message }, false);
  }

  keep(scope: string, outcome: Omit<Kept, 'at'>): void {
    const now = this.core.clock.now();
    for (const [old, { at }] of this.kept.entries()) {
      if (at + KEPT_MS >= now) break;
      this.kept.delete(old);
    }
    this.kept.put(scope, { ...outcome, at: now });
  }
}

/** The same for the same method, path and parameters, in whatever order these came. */
export function fingerprintOf(method: string, path: string, params: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path} ${JSON.stringify(sorted(params))}`)
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
