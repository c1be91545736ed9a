import { z } from 'zod';
import { isOpen } from './access';
import type { RouteDefinition } from './route';

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
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'authjs.session-token' } },
      schemas: { Problem: PROBLEM },
      responses: { Problem: problemResponse() },
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
  const success = route.answer
    ? { description: 'Done', content: { 'application/json': { schema: jsonSchema(route.answer, 'output') } } }
    : { description: 'Done' };
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(isOpen(route.action) ? {} : { security: [{ session: [] }] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body
      ? { requestBody: { content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } } }
      : {}),
    responses: {
      [String(route.status ?? 200)]: success,
      default: { $ref: '#/components/responses/Problem' },
    },
  };
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
  schema: { type: 'string', maxLength: 255 },
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

function problemResponse(): object {
  return {
    description: 'Refused or failed',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
