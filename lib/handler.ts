import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Action, type Authorised, authorise, isOpen, type POLICY, type Visitor } from './access';
import { currentVisitor } from './auth';
import { clientAddress } from './client-address';
import { AppError, notFound } from './errors';
import { once } from './idempotency';
import { type LimitName, limits } from './limits';
import { assertSameOrigin, problemResponse } from './problem';
import {
  checked,
  discardBody,
  idempotencyKeyOf,
  parseJson,
  queryOf,
  readBody,
  readUpload,
} from './request-input';
import type { RouteDefinition } from './route';

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;
type ActorFor<Act extends Action> = 'anyone' extends (typeof POLICY)[Act]['roles'][number]
  ? Visitor
  : Authorised<Act>;

/** What a route's own code gets: everything checked and typed. */
export type RouteContext<Definition extends RouteDefinition> = {
  readonly actor: ActorFor<Definition['action']>;
  readonly params: Parsed<Definition['params']>;
  readonly query: Parsed<Definition['query']>;
  readonly body: Parsed<Definition['body']>;
  /** The file that was sent, where the definition takes one; empty where none was. */
  readonly file: Definition['upload'] extends object ? Uint8Array : undefined;
  /** The body as it came, for signatures. */
  readonly rawBody: string;
  /** The same for every repetition of this call, 43 characters; null without an `Idempotency-Key`. */
  readonly repetitionKey: string | null;
  readonly request: Request;
  readonly requestId: string;
};

type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };

/**
 * Wraps a route of the HTTP interface: origin, rate limit, who is asking, what they may do, the shape of what
 * they sent, idempotency, and errors as problem documents. Every route goes through here.
 *
 * @param run returns the JSON answer, or a Response where the answer is not JSON
 * @param whenRefused what a page's form is answered where it cannot have what it asked for; null for a problem document
 */
export function handle<const Definition extends RouteDefinition>(
  definition: Definition,
  run: (context: RouteContext<Definition>) => Promise<unknown>,
  whenRefused?: (actor: ActorFor<Definition['action']>, error: AppError) => Response | null,
): (request: Request, next: NextContext) => Promise<Response> {
  return async (request, next) => {
    const requestId = newRequestId();
    let actor: ActorFor<Definition['action']> | undefined;
    try {
      assertSameOrigin(request);
      const visitor = await currentVisitor();
      const caller = visitor?.id ?? clientAddress(request.headers);
      await limits().spend(definition.limit, caller);
      actor = (isOpen(definition.action) ? visitor : authorise(visitor, definition.action)) as ActorFor<
        Definition['action']
      >;
      const { upload } = definition;
      if (upload) await limits().spendUpload(caller);
      const file = upload && (await readUpload(request, upload));
      const rawBody = file ? '' : await readBody(request);
      const key = definition.method === 'GET' ? null : idempotencyKeyOf(request);
      const fingerprint = `${definition.method} ${new URL(request.url).pathname}\n${file ? digest(file) : rawBody}`;
      const context = {
        actor,
        params: parseParams(definition, await next.params),
        query: definition.query && checked(definition.query, queryOf(new URL(request.url).searchParams)),
        body: definition.body && checked(definition.body, parseJson(rawBody)),
        file,
        rawBody,
        repetitionKey: key === null ? null : digest(`${key}\n${fingerprint}`),
        request,
        requestId,
      } as RouteContext<Definition>;

      if (key === null) return toResponse(await run(context), definition, requestId);
      const answer = await once(caller, key, fingerprint, async () => {
        const response = toResponse(
          await run(context).catch((error) => problemUnder500(error, requestId)),
          definition,
          requestId,
        );
        return { status: response.status, body: await response.text() };
      });
      return replay(answer, requestId);
    } catch (error) {
      if (definition.upload) discardBody(request);
      const problem = problemResponse(error, requestId);
      const answer = actor !== undefined && error instanceof AppError && whenRefused?.(actor, error);
      return answer ? toResponse(answer, definition, requestId) : problem;
    }
  };
}

/** 43 characters, the same for the same. */
function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64url');
}

/** Counts calls of a route that is not ours (NextAuth's) by client address; too many are refused as everywhere. */
export function limited<Call extends Request>(
  limit: LimitName,
  run: (request: Call) => Promise<Response>,
): (request: Call) => Promise<Response> {
  return async (request) => {
    try {
      await limits().spend(limit, clientAddress(request.headers));
    } catch (error) {
      return problemResponse(error, newRequestId());
    }
    return run(request);
  };
}

/** What answers below `/api` where there is no route: a problem document, too, that says where the addresses are. */
export async function unknownPath(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const message = `There is nothing at ${pathname}. Every address is in /api/openapi.json.`;
  return problemResponse(new AppError('not_found', message), newRequestId());
}

function newRequestId(): string {
  return `req_${randomUUID().slice(0, 18)}`;
}

/** A refusal is an answer like any other and is kept under its key; a fault is not. */
function problemUnder500(error: unknown, requestId: string): Response {
  if (error instanceof AppError && error.status < 500) return problemResponse(error, requestId);
  throw error;
}

function toResponse(answer: unknown, definition: RouteDefinition, requestId: string): Response {
  if (answer instanceof Response) {
    answer.headers.set('x-request-id', requestId);
    return answer;
  }
  return json(JSON.stringify(answer ?? {}), definition.status ?? 200, requestId);
}

function replay(answer: { status: number; body: string; replayed: boolean }, requestId: string): Response {
  const response = json(answer.body, answer.status, requestId);
  if (answer.status >= 400) response.headers.set('content-type', 'application/problem+json');
  if (answer.replayed) response.headers.set('idempotent-replayed', 'true');
  return response;
}

function json(body: string, status: number, requestId: string): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-request-id': requestId },
  });
}

/** A path that cannot name anything is simply not there. */
function parseParams(
  definition: RouteDefinition,
  given: Record<string, string | string[] | undefined>,
): unknown {
  if (!definition.params) return undefined;
  const result = definition.params.safeParse(given);
  if (!result.success) throw notFound('page');
  return result.data;
}
