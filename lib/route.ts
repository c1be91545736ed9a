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
  /** Takes one file instead: see `Upload`. */
  readonly upload?: Upload;
  /** The answer, or null where it is not JSON (webhooks, CSV, redirects). */
  readonly answer: z.ZodType | null;
  /** The content types of an answer that is a file of somebody; `If-None-Match` may be answered with 304. */
  readonly file?: readonly string[];
  readonly status?: 200 | 201 | 202 | 303;
  /** Refusals that the description cannot tell from the rest of the definition. */
  readonly refuses?: readonly (404 | 409)[];
};

/**
 * The body is the bytes of one file. More than `maxBytes` is refused before it is in memory; what it is, `types` only
 * tells readers of the description, and whoever cleans it finds out. `form`: it comes as multipart/form-data with one
 * file in it, from a page; refusals lead back there.
 */
export type Upload = {
  readonly maxBytes: number;
  readonly types: readonly string[];
  readonly form?: true;
};

/** Keeps the exact types of a definition. */
export function defineRoute<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}
