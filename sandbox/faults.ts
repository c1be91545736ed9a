import type { Clock } from './clock';
import type { Collection, Store } from './store';

export const PROVIDERS = ['stripe', 'zoom', 'google', 'linkedin', 'llm', 'ics', 'mail'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const REQUEST_MODES = ['error', 'timeout', 'timeout-after-commit', 'slow'] as const;
export const WEBHOOK_MODES = ['duplicate', 'reorder', 'drop'] as const;
export type RequestMode = (typeof REQUEST_MODES)[number];
export type WebhookMode = (typeof WEBHOOK_MODES)[number];
export type FaultMode = RequestMode | WebhookMode;

/**
 * A misbehaviour asked for over the control interface.
 * - `error`: the request is not executed; the answer is `status` in the provider's own error shape.
 * - `timeout`: not executed, never answered; after `delayMs` the connection is closed.
 * - `timeout-after-commit`: executed, never answered.
 * - `slow`: executed `delayMs` late.
 * - `duplicate`: the webhook is delivered twice.
 * - `reorder`: the next `count` webhooks arrive in the opposite order.
 * - `drop`: a delivery is lost on the way; the provider's own retries follow as usual.
 */
export interface Fault {
  id: string;
  provider: Provider;
  /** Prefix of the path below the provider (`/v1/refunds`); for webhooks also of the event's type. */
  match: string;
  mode: FaultMode;
  count: number;
  remaining: number;
  status: number;
  /** The provider's own word for what went wrong, in place of the usual one of this status. */
  reason?: string | null;
  /** Strikes requests of this method only. */
  method?: string | null;
  delayMs: number | null;
  createdAt: string;
}

/** The faults that are waiting to strike. Each is used up by what it strikes. */
export class Faults {
  private readonly faults: Collection<Fault>;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.faults = store.collection<Fault>('faults');
  }

  add(fault: Omit<Fault, 'id' | 'remaining' | 'createdAt'>): Fault {
    const numbers = [...this.faults.values()].map((each) => Number(each.id.slice('fault_'.length)));
    const id = `fault_${Math.max(0, ...numbers) + 1}`;
    return this.faults.put(id, { ...fault, id, remaining: fault.count, createdAt: this.clock.iso() });
  }

  /** Faults with something left to do, oldest first. */
  list(): Fault[] {
    return [...this.faults.values()];
  }

  clear(): void {
    this.store.transact(() => {
      for (const fault of this.list()) this.faults.delete(fault.id);
    });
  }

  /** Uses up one turn of the oldest request fault that matches, if there is one. */
  takeForRequest(provider: Provider, path: string, method: string | null = null): Fault | null {
    return this.take(provider, REQUEST_MODES, [path], method);
  }

  /** Uses up one turn of the oldest webhook fault of these modes that matches any of `paths`. */
  takeForWebhook(provider: Provider, modes: readonly WebhookMode[], paths: string[]): Fault | null {
    return this.take(provider, modes, paths);
  }

  private take(
    provider: Provider,
    modes: readonly FaultMode[],
    paths: string[],
    method: string | null = null,
  ): Fault | null {
    for (const fault of this.faults.values()) {
      if (fault.provider !== provider || !modes.includes(fault.mode)) continue;
      if (!paths.some((path) => path.startsWith(fault.match))) continue;
      if (fault.method && fault.method !== method) continue;
      const taken = { ...fault, remaining: fault.remaining - 1 };
      if (taken.remaining > 0) this.faults.put(fault.id, taken);
      else this.faults.delete(fault.id);
      return taken;
    }
    return null;
  }
}
