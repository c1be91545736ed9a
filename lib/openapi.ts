import { z } from 'zod';
import { isOpen, POLICY } from './access';
import type { RouteDefinition, Upload } from './route';

/**
 * The OpenAPI 3.1 description of the HTTP interface, made from the same definitions that check its requests.
 * @param routes every operation
 * @param serverUrl the public origin
 */
export function openApiDocument(routes: readonly RouteDefinition[], serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Monet',
      version: '1.0.0',
      description:
        'Paid 30-minute calls with professionals who stay anonymous until the booking is confirmed. Instants are ' +
        'RFC 3339 in UTC, sums are whole cents with a currency, lists page by an opaque cursor. Unsafe calls take ' +
        'an Idempotency-Key: the same key and body gives the same answer and no second effect.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie(serverUrl) } },
      schemas: { Problem: PROBLEM },
      responses: Object.fromEntries(
        Object.values(REFUSALS).map(({ name, says }) => [name, problemResponse(says)]),
      ),
    },
  };
}

function operation(route: RouteDefinition): object {
  const unsafe = route.method !== 'GET';
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(unsafe && route.answer ? [IDEMPOTENCY_KEY] : []),
  ];
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(isOpen(route.action) ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(route.body) } : {}),
    ...(route.upload ? { requestBody: fileBody(route.upload) } : {}),
    responses: {
      [String(route.status ?? 200)]: success(route),
      ...(route.file && { 304: { description: 'The file is the one that `If-None-Match` names' } }),
      ...Object.fromEntries(
        refusals(route).map((status) => [
          status,
          { $ref: `#/components/responses/${REFUSALS[status].name}` },
        ]),
      ),
    },
  };
}

function success({ answer, file }: RouteDefinition): object {
  if (answer)
    return { description: 'Done', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } };
  return { description: 'Done', ...(file && { content: binary(file) }) };
}

/** Bytes as they are: OpenAPI 3.1 says so with a schema that says nothing. */
function binary(types: readonly string[]): object {
  return Object.fromEntries(types.map((type) => [type, { schema: {} }]));
}

function fileBody({ form, types }: Upload): object {
  if (!form) return { required: true, content: binary(types) };
  const properties = { file: { contentMediaType: types.join(', ') } };
  return {
    required: true,
    content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } } },
  };
}

function requestBody(body: z.ZodType): object {
  const schema = jsonSchema(body, 'input') as { required?: string[] };
  return { required: (schema.required ?? []).length > 0, content: { 'application/json': { schema } } };
}

/** How an operation may refuse, by what `lib/handler.ts` and the policy table do with its definition. */
function refusals(route: RouteDefinition): RefusalStatus[] {
  const unsafe = route.method !== 'GET';
  const open = isOpen(route.action);
  const ofBooking = 'relation' in POLICY[route.action];
  const form = route.upload?.form === true; // its refusals lead back to the page
  const says: Record<RefusalStatus, boolean> = {
    400: unsafe && !form,
    401: !open,
    403: !open || unsafe,
    404: route.params !== undefined || ofBooking,
    409: unsafe && route.answer !== null,
    413: unsafe && !form,
    422: route.query !== undefined || route.body !== undefined || (unsafe && route.answer !== null),
    429: true,
    default: true,
  };
  return STATUSES.filter((status) => says[status] || route.refuses?.some((each) => each === status));
}

/** As `lib/auth.ts` names it: with a prefix that binds it to https where the origin has it. */
function sessionCookie(serverUrl: string): string {
  const prefix = new URL(serverUrl).protocol === 'https:' ? '__Secure-' : '';
  return `${prefix}authjs.session-token`;
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}

/** `POST /api/bookings/{id}/accept` -> `postBookingsIdAccept` */
function operationId(route: RouteDefinition): string {
  const words = route.path
    .replace('/api/', '')
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean);
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [route.method.toLowerCase(), ...capitalised].join('');
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457 problem document',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; what programs branch on.' },
    detail: { type: 'string', description: 'For a person: what happened and what to do.' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      description: 'With 422: every wrong field.',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const REFUSALS = {
  400: { name: 'Malformed', says: 'The body is not JSON, or a header or signature is wrong.' },
  401: { name: 'SignedOut', says: 'Nobody is signed in.' },
  403: { name: 'NotAllowed', says: 'The role may not do this, or the call came from another site.' },
  404: { name: 'NotFound', says: 'Not there or not yours; the answer is the same.' },
  409: {
    name: 'Conflict',
    says: 'Not possible in the present state, or the first call with this Idempotency-Key is under way.',
  },
  413: { name: 'TooLarge', says: 'The body is too large.' },
  422: {
    name: 'InvalidFields',
    says: 'Fields are wrong, each named in `errors`; or the Idempotency-Key was used with another request.',
  },
  429: { name: 'TooManyRequests', says: 'Too many calls. `Retry-After` says when to come back.' },
  default: {
    name: 'Failed',
    says: 'Something failed; 503 when a provider did not answer, or too much is going on at once.',
  },
} as const;
type RefusalStatus = keyof typeof REFUSALS;
const STATUSES = [400, 401, 403, 404, 409, 413, 422, 429, 'default'] as const satisfies RefusalStatus[];

function problemResponse(description: string): object {
  return {
    description,
    headers: {
      'Retry-After': { description: 'Seconds, where waiting helps.', schema: { type: 'integer' } },
    },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
