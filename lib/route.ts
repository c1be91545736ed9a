import type { z } from 'zod';
import type { Action } from './access';
import type { LimitName } from './limits';

/**
 * What one operation of the HTTP interface takes and gives: the single source for its checks
 * (`lib/handler.ts`) and its description (`lib/openapi.ts`).
 */
export type RouteDefinition = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As OpenAPI writes it: `/api/bookings/{id}/accept`. */
  readonly path: string;
  readonly summary: string;
  readonly action: Action;
  readonly limit: LimitName;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The answer, or null where it is not JSON (webhooks, CSV, redirects). */
  readonly answer: z.ZodType | null;
  readonly status?: 200 | 201 | 202 | 303;
  /** Refusals that the description cannot tell from the rest of the definition. */
  readonly refuses?: readonly (404 | 409)[];
};

/** Keeps the exact types of a definition. */
export function defineRoute<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}
