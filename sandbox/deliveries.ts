import type { Clock } from './clock';
import type { Faults, Provider } from './faults';
import type { Collection, Store } from './store';

/** How one provider delivers to one address of the product. */
export interface Endpoint {
  name: string;
  provider: Provider;
  url: string;
  /** How long the receiver has to answer. */
  timeoutMs: number;
  /** Waits before the second, third ... attempt, on the sandbox's clock. After the last one: given up. */
  retryAfterMs: number[];
  /** Headers of one attempt; signatures carry the time of the attempt, not of the event. */
  headers(body: string, nowMs: number): Record<string, string>;
}

export interface Attempt {
  at: string;
  /** The receiver's HTTP status; null when there was none. */
  status: number | null;
  note: string;
}

/** One webhook on its way to one endpoint. */
export interface Delivery {
  id: string;
  seq: number;
  endpoint: string;
  eventId: string;
  eventType: string;
  /** The request path that shows the event's object, such as `/v1/payouts/po_1`; faults match on it. */
  resource: string;
  body: string;
  createdAt: string;
  state: 'pending' | 'delivered' | 'given up';
  attempts: Attempt[];
  /** Milliseconds on the sandbox's clock; null once it is over. */
  nextAttemptAt: number | null;
}

const KEEP_FINISHED = 1_000;
const REORDER_STEP_MS = 500;

/**
 * The outgoing webhooks of all providers. Deliveries are state, removed from the queue only after the
 * receiver has answered, so a crash repeats one at worst and loses none. One at a time per endpoint, in
 * order of their times, unless a fault says otherwise.
 */
export class Deliveries {
  private readonly all: Collection<Delivery>;
  private readonly pending = new Set<string>();
  private readonly endpoints = new Map<string, Endpoint>();
  private readonly running = new Map<string, Promise<void>>();
  private seq = 0;
  private stopped = false;
  private readonly abort = new AbortController();
  /** How many attempts have been made in this process; the clock uses it to see whether anything happened. */
  attempted = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {
    this.all = store.collection<Delivery>('deliveries');
    for (const delivery of this.all.values()) {
      this.seq = Math.max(this.seq, delivery.seq);
      if (delivery.state === 'pending') this.pending.add(delivery.id);
    }
  }

  register(endpoint: Endpoint): void {
    this.endpoints.set(endpoint.name, endpoint);
  }

  has(endpoint: string): boolean {
    return this.endpoints.has(endpoint);
  }

  /** Puts an event on its way; nothing happens when the product gave no address for the endpoint. */
  enqueue(event: Pick<Delivery, 'endpoint' | 'eventId' | 'eventType' | 'resource' | 'body'>): void {
    const endpoint = this.endpoints.get(event.endpoint);
    if (!endpoint) return;
    this.store.transact(() => {
      const fault = this.faults.takeForWebhook(
        endpoint.provider,
        ['duplicate', 'reorder'],
        pathsOf(event, endpoint),
      );
      const now = this.clock.now();
      // The first of the reordered ones waits longest, so that the last one overtakes them all.
      const wait = fault?.mode === 'reorder' ? (fault.delayMs ?? REORDER_STEP_MS) * (fault.remaining + 1) : 0;
      this.insert(event, now + wait);
      if (fault?.mode === 'duplicate') this.insert(event, now + (fault.delayMs ?? 0));
      this.prune();
    });
  }

  /** Makes an attempt at a delivery now, whatever its state (the page's "send again"). */
  resend(id: string): boolean {
    const delivery = this.all.get(id);
    if (!delivery) return false;
    this.all.put(id, { ...delivery, state: 'pending', nextAttemptAt: this.clock.now() });
    this.pending.add(id);
    return true;
  }

  newest(): Delivery[] {
    return this.all.newest();
  }

  /** When the next attempt is due (ms), or null. */
  nextDue(): number | null {
    let next: number | null = null;
    for (const delivery of this.waiting()) {
      const at = delivery.nextAttemptAt ?? 0;
      if (next === null || at < next) next = at;
    }
    return next;
  }

  /** Makes every attempt that is due, including those that fall due meanwhile, and resolves then. */
  async pump(): Promise<void> {
    const busy = [...this.endpoints.keys()].map((name) => {
      const known = this.running.get(name);
      if (known) return known;
      const run = this.pumpEndpoint(name).finally(() => this.running.delete(name));
      this.running.set(name, run);
      return run;
    });
    await Promise.all(busy);
  }

  stop(): void {
    this.stopped = true;
    this.abort.abort();
  }

  private *waiting(): Iterable<Delivery> {
    for (const id of this.pending) {
      const delivery = this.all.get(id);
      // One whose endpoint is not configured in this run waits for a run in which it is.
      if (delivery && this.endpoints.has(delivery.endpoint)) yield delivery;
    }
  }

  private insert(
    event: Pick<Delivery, 'endpoint' | 'eventId' | 'eventType' | 'resource' | 'body'>,
    nextAttemptAt: number,
  ): void {
    this.seq += 1;
    const id = `delivery_${this.seq}`;
    this.all.put(id, {
      ...event,
      id,
      seq: this.seq,
      createdAt: this.clock.iso(),
      state: 'pending',
      attempts: [],
      nextAttemptAt,
    });
    this.pending.add(id);
  }

  private prune(): void {
    let surplus = this.all.size - this.pending.size - KEEP_FINISHED;
    if (surplus <= 0) return;
    for (const delivery of [...this.all.values()]) {
      if (surplus <= 0) return;
      if (this.pending.has(delivery.id)) continue;
      this.all.delete(delivery.id);
      surplus -= 1;
    }
  }

  private firstDue(endpoint: string): Delivery | null {
    const now = this.clock.now();
    let first: Delivery | null = null;
    for (const delivery of this.waiting()) {
      const at = delivery.nextAttemptAt ?? 0;
      if (delivery.endpoint !== endpoint || at > now) continue;
      const firstAt = first?.nextAttemptAt ?? 0;
      if (!first || at < firstAt || (at === firstAt && delivery.seq < first.seq)) first = delivery;
    }
    return first;
  }

  private async pumpEndpoint(name: string): Promise<void> {
    const endpoint = this.endpoints.get(name);
    while (endpoint && !this.stopped) {
      const delivery = this.firstDue(name);
      if (!delivery) return;
      this.attempted += 1;
      const lost = this.faults.takeForWebhook(endpoint.provider, ['drop'], pathsOf(delivery, endpoint));
      const attempt = lost ? this.note(null, 'lost on the way (fault)') : await this.send(endpoint, delivery);
      if (this.stopped) return;
      this.finish(endpoint, delivery.id, attempt);
    }
  }

  private async send(endpoint: Endpoint, delivery: Delivery): Promise<Attempt> {
    try {
      const answer = await fetch(endpoint.url, {
        method: 'POST',
        headers: endpoint.headers(delivery.body, this.clock.now()),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(endpoint.timeoutMs), this.abort.signal]),
      });
      await answer.arrayBuffer();
      return this.note(answer.status, answer.ok ? 'accepted' : 'refused');
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return this.note(null, cause instanceof Error ? cause.message || cause.name : String(cause));
    }
  }

  private note(status: number | null, note: string): Attempt {
    return { at: this.clock.iso(), status, note };
  }

  private finish(endpoint: Endpoint, id: string, attempt: Attempt): void {
    const delivery = this.all.get(id);
    if (!delivery) return;
    const attempts = [...delivery.attempts, attempt];
    const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
    const wait = endpoint.retryAfterMs[attempts.length - 1];
    const over = accepted || wait === undefined;
    if (over) this.pending.delete(id);
    this.all.put(id, {
      ...delivery,
      attempts,
      state: accepted ? 'delivered' : over ? 'given up' : 'pending',
      nextAttemptAt: over ? null : this.clock.now() + wait,
    });
  }
}

/** What a fault's `match` is compared with: the event's type, its object's path, and the receiver's path. */
function pathsOf(event: Pick<Delivery, 'eventType' | 'resource'>, endpoint: Endpoint): string[] {
  return [
    event.eventType,
    `/${event.eventType}`,
    `/webhooks/${event.eventType}`,
    event.resource,
    new URL(endpoint.url).pathname,
  ];
}
