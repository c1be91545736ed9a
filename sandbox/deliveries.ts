import type { Clock } from './clock';
import { type Due, DueQueue } from './due-queue';
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

const KEEP = 2_000;
const REORDER_STEP_MS = 500;

/**
 * The outgoing webhooks of all providers. Deliveries are state, removed from the queue only after the
 * receiver has answered, so a crash repeats one at worst and loses none. One at a time per endpoint, in
 * order of their times, unless a fault says otherwise.
 */
export class Deliveries {
  private readonly all: Collection<Delivery>;
  private readonly queues = new Map<string, DueQueue>();
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
      if (delivery.nextAttemptAt !== null) this.wait(delivery, delivery.nextAttemptAt);
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
    const nextAttemptAt = this.clock.now();
    this.wait(this.all.put(id, { ...delivery, state: 'pending', nextAttemptAt }), nextAttemptAt);
    return true;
  }

  newest(): Delivery[] {
    return this.all.newest();
  }

  /** When the next attempt is due (ms), or null. */
  nextDue(): number | null {
    let next: number | null = null;
    // One whose endpoint is not configured in this run waits for a run in which it is.
    for (const name of this.endpoints.keys()) {
      const first = this.first(name);
      if (first && (next === null || first.at < next)) next = first.at;
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

  private insert(
    event: Pick<Delivery, 'endpoint' | 'eventId' | 'eventType' | 'resource' | 'body'>,
    nextAttemptAt: number,
  ): void {
    this.seq += 1;
    const id = `delivery_${this.seq}`;
    const delivery = this.all.put(id, {
      ...event,
      id,
      seq: this.seq,
      createdAt: this.clock.iso(),
      state: 'pending',
      attempts: [],
      nextAttemptAt,
    });
    this.wait(delivery, nextAttemptAt);
  }

  private wait(delivery: Delivery, at: number): void {
    const known = this.queues.get(delivery.endpoint);
    const queue = known ?? new DueQueue();
    if (!known) this.queues.set(delivery.endpoint, queue);
    queue.push({ at, seq: delivery.seq, id: delivery.id });
  }

  /** The endpoint's next delivery; entries that were sent, or put off since, do not count any more. */
  private first(endpoint: string): Due | undefined {
    return this.queues.get(endpoint)?.first(({ id, at }) => this.all.get(id)?.nextAttemptAt === at);
  }

  /** Forgets the oldest finished deliveries. Those that wait stay, however many they are. */
  private prune(): void {
    let surplus = this.all.size - KEEP;
    for (const delivery of this.all.values()) {
      if (surplus <= 0) return;
      if (delivery.nextAttemptAt === null) this.all.delete(delivery.id);
      surplus -= 1;
    }
  }

  private async pumpEndpoint(name: string): Promise<void> {
    const endpoint = this.endpoints.get(name);
    while (endpoint && !this.stopped) {
      const first = this.first(name);
      const delivery = first && first.at <= this.clock.now() ? this.all.get(first.id) : undefined;
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
    const nextAttemptAt = over ? null : this.clock.now() + wait;
    const state = accepted ? 'delivered' : over ? 'given up' : 'pending';
    const updated = this.all.put(id, { ...delivery, attempts, state, nextAttemptAt });
    if (nextAttemptAt !== null) this.wait(updated, nextAttemptAt);
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
