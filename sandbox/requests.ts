import type { Clock } from './clock';
import type { Provider } from './faults';
import type { Collection, Store } from './store';

/** One call to an imitated provider, as it was received and answered. */
export interface RequestRecord {
  id: string;
  at: string;
  provider: Provider;
  method: string;
  /** Path below the provider, as in `/v1/refunds`. */
  path: string;
  query: Record<string, unknown>;
  /** The parsed body, secrets and card numbers blanked out. */
  body: unknown;
  /** Null when no answer was given (a timeout fault). */
  status: number | null;
  idempotencyKey: string | null;
  /** The connected account in whose name the call was made (Stripe). */
  account: string | null;
  /** The mode of the fault that the call ran into. */
  fault: string | null;
  /** The answer was replayed for its idempotency key: the call had no effect of its own. */
  replayed: boolean;
}

const KEEP = 2_000;
const SECRET = /secret|token|password|passcode|assertion|^code$|^code_verifier$|^cvc$|^authorization$/i;

/** The latest calls to all providers. */
export class Requests {
  private readonly records: Collection<RequestRecord>;
  private seq = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.records = store.collection<RequestRecord>('requests');
    for (const record of this.records.values()) this.seq = Math.max(this.seq, Number(record.id.slice(4)));
  }

  add(record: Omit<RequestRecord, 'id' | 'at'>): void {
    this.store.transact(() => {
      this.seq += 1;
      const id = `call${this.seq}`;
      const { query, body } = record;
      this.records.put(id, {
        id,
        at: this.clock.iso(),
        ...record,
        query: redact(query) as Record<string, unknown>,
        body: redact(body),
      });
      this.records.keepNewest(KEEP);
    });
  }

  /** Newest first. */
  list(provider: string | null, limit: number): RequestRecord[] {
    const found: RequestRecord[] = [];
    for (const record of this.records.newest()) {
      if (found.length === limit) break;
      if (provider === null || record.provider === provider) found.push(record);
    }
    return found;
  }
}

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null) return value;
  const clean: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (SECRET.test(key) && typeof inner === 'string') clean[key] = '[redacted]';
    else if (key === 'number' && typeof inner === 'string') clean[key] = `[ends in ${inner.slice(-4)}]`;
    else if (key === 'account_number' && typeof inner === 'string')
      clean[key] = `[ends in ${inner.slice(-4)}]`;
    else clean[key] = redact(inner);
  }
  return clean;
}
