import { expect } from 'vitest';
import { z } from 'zod';
import { HTTP_ROUTES } from '@/lib/http-routes';
import { openApiDocument } from '@/lib/openapi';
import type { RouteDefinition } from '@/lib/route';

/** What every refusal looks like: RFC 9457, with a code for programs, and nothing besides but what is meant. */
const problem = z.strictObject({
  type: z.string().startsWith('urn:monet:problem:'),
  title: z.string().min(1),
  status: z.int(),
  code: z.string().regex(/^[a-z_]+$/),
  detail: z.string().min(1),
  requestId: z.string().regex(/^req_[\w-]{18}$/),
  errors: z.array(z.strictObject({ path: z.string().min(1), message: z.string().min(1) })).optional(),
  priceCents: z.int().optional(),
  currency: z.string().optional(),
});

type Described = { responses: Record<string, unknown> };
const document = openApiDocument(HTTP_ROUTES, 'http://127.0.0.1') as {
  paths: Record<string, Record<string, Described>>;
};

/** What a call was answered with. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the body, or an empty object. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** Fails unless the answer is one that openapi.json describes for the operation, with a body of the described shape. */
export function expectDescribed(method: string, pathname: string, answer: Answer): void {
  const route = HTTP_ROUTES.find((each) => each.method === method && patternOf(each.path).test(pathname));
  if (!route) return;
  const { status, headers, text, body } = answer;
  const what = `${method} ${pathname}: ${status} ${text}`;
  expect(headers.get('x-request-id'), what).toMatch(/^req_[\w-]{18}$/);
  if (status < 500) expect(Object.keys(responsesOf(route)), what).toContain(String(status));
  if (status >= 400) {
    expectProblem(what, answer);
  } else if (route.answer) {
    expect(headers.get('content-type'), what).toBe('application/json');
    expect(route.answer.safeParse(body).error?.issues, what).toBeUndefined();
  }
}

function expectProblem(what: string, { status, headers, body }: Answer): void {
  expect(headers.get('content-type'), what).toBe('application/problem+json');
  expect(headers.get('cache-control'), what).toBe('no-store');
  expect(problem.safeParse(body).error?.issues, what).toBeUndefined();
  expect(body, what).toMatchObject({ status, type: `urn:monet:problem:${body.code}` });
}

function responsesOf({ method, path }: RouteDefinition): Record<string, unknown> {
  return document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
}
