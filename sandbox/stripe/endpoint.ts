import type { Params } from './params';
import type { World } from './world';

/** One API call, authenticated and decoded. */
export interface Call {
  params: Params;
  /** The account in whose name the call is made: the platform, or a connected account by `Stripe-Account`. */
  account: string;
  /** True for a call from a browser with the publishable key, which sees and may do less. */
  browser: boolean;
  /** A part of the path, as `id` in `/v1/refunds/:id`. */
  id(name?: string): string;
}

/** One method and path of the API. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Top-level parameter names; any other is refused. */
  params: readonly string[];
  /** Names that Stripe knows and the sandbox does not imitate: refused aloud, since ignoring them would mislead. */
  unsupported?: readonly string[];
  /** More names that only browsers send. Without this the publishable key is refused. */
  browserParams?: readonly string[];
  /**
   * Executes the call in one transaction and gives the object to answer with. A thrown StripeFailure undoes
   * everything; a returned one (a declined card) keeps what was written.
   */
  handle(world: World, call: Call): object;
}
