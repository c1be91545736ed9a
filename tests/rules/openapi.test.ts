import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HTTP_ROUTES } from '@/lib/http-routes';
import { openApiDocument } from '@/lib/openapi';

const schema = z.record(z.string(), z.unknown());
const reference = z.strictObject({ $ref: z.string().startsWith('#/components/') });
const text = z.string().min(1);
const content = z.record(z.string().regex(/^\w+\/[\w.+-]+$/), z.strictObject({ schema }));
const parameter = z.strictObject({
  name: text,
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema,
});
const header = z.strictObject({ description: text, schema });
const response = z.strictObject({
  description: text,
  headers: z.record(z.string(), header).optional(),
  content: content.optional(),
});
const operation = z.strictObject({
  operationId: text,
  summary: text,
  security: z.array(z.record(z.string(), z.array(z.never()))).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), z.union([reference, response])),
});
type Operation = z.infer<typeof operation>;

/** As much of OpenAPI 3.1 as the document uses; whatever it has besides is a fault. */
const shape = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: text, version: text, description: text }),
  servers: z.array(z.strictObject({ url: z.url() })).length(1),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'put', 'post', 'delete']), operation),
  ),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('apiKey'), in: z.literal('cookie'), name: text }),
    ),
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), response),
  }),
});
type Document = z.infer<typeof shape>;

const made = () => openApiDocument(HTTP_ROUTES, 'https://monet.example') as Document;

/** Everything that is wrong with a document, in a line each. */
function faultsOf(document: Document): string[] {
  const parsed = shape.safeParse(document);
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `shape: ${issue.path.join('.')} ${issue.message}`);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, each]) => ({ path, method, operation: each })),
  );
  const ids = operations.map((each) => each.operation.operationId);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
    ...operations.flatMap(({ path, operation: each }) => [
      ...parameterFaults(path, each),
      ...documented(each).map((status) => `${each.operationId}: ${status} is missing`),
      ...securityFaults(document, each),
    ]),
    ...schemaFaults(document, document, '#'),
  ];
}

function parameterFaults(path: string, { operationId, parameters = [] }: Operation): string[] {
  const names = parameters.map((each) => `${each.in} ${each.name}`);
  const declared = parameters.filter((each) => each.in === 'path');
  const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${operationId}: twice ${name}`),
    ...declared.filter((each) => !each.required).map((each) => `${operationId}: ${each.name} is optional`),
    ...difference(
      placeholders,
      declared.map((each) => each.name),
    ).map((name) => `${operationId}: no ${name}`),
    ...difference(
      declared.map((each) => each.name),
      placeholders,
    ).map((name) => `${operationId}: no {${name}}`),
  ];
}

/** The statuses that an operation has to name and does not, by what it takes. */
function documented({ security, parameters = [], requestBody, responses }: Operation): string[] {
  const takes = (place: string) => parameters.some((each) => each.in === place);
  const once = parameters.some((each) => each.name === 'Idempotency-Key');
  // What is wrong with a page's form, the page says.
  const isForm = requestBody && Object.keys(requestBody.content).includes('multipart/form-data');
  const expected = [
    '429',
    ...(security ? ['401', '403'] : []),
    ...(takes('path') ? ['404'] : []),
    ...(once ? ['409', '422'] : []),
    ...(takes('query') ? ['422'] : []),
    ...(requestBody && !isForm ? ['400', '413', '422'] : []),
  ];
  const named = Object.keys(responses);
  return [
    ...difference([...new Set(expected)], named),
    ...(named.some((status) => /^[23]/.test(status)) ? [] : ['a success']),
  ];
}

function securityFaults(document: Document, { operationId, security = [] }: Operation): string[] {
  const named = security.flatMap((each) => Object.keys(each));
  const known = Object.keys(document.components.securitySchemes);
  return difference(named, known).map((name) => `${operationId}: unknown security ${name}`);
}

/** Walks all of the document: references that lead nowhere, and schemas that no validator would take. */
function schemaFaults(document: Document, node: unknown, at: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const faults: string[] = [];
  const { $ref, pattern, required, properties } = node as Record<string, unknown>;
  if (typeof $ref === 'string' && find(document, $ref) === undefined)
    faults.push(`${at}: ${$ref} leads nowhere`);
  if (typeof pattern === 'string' && !isPattern(pattern)) faults.push(`${at}: pattern ${pattern}`);
  if (Array.isArray(required)) {
    const missing = difference(required.map(String), Object.keys(Object(properties)));
    faults.push(...missing.map((name) => `${at}: requires ${name}, which it does not describe`));
  }
  for (const [name, each] of Object.entries(node))
    faults.push(...schemaFaults(document, each, `${at}/${name}`));
  return faults;
}

function find(document: Document, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, name) => Object(node)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function difference(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((each) => !those.includes(each));
}

describe('the description of the HTTP interface', () => {
  it('is OpenAPI 3.1, with everything that a client needs', () => {
    expect(faultsOf(made())).toEqual([]);
  });

  it('has every operation of the list', () => {
    const { paths } = made();
    expect(Object.values(paths).flatMap((item) => Object.keys(item))).toHaveLength(HTTP_ROUTES.length);
    for (const route of HTTP_ROUTES) {
      expect(Object.keys(paths[route.path] ?? {})).toContain(route.method.toLowerCase());
    }
  });

  it('names the session cookie as the browser holds it', () => {
    const nameAt = (origin: string) =>
      (openApiDocument([], origin) as Document).components.securitySchemes.session?.name;
    expect(nameAt('http://127.0.0.1:3000')).toBe('authjs.session-token');
    expect(nameAt('https://monet.example')).toBe('__Secure-authjs.session-token');
  });

  it('describes answers that are not JSON by their status alone', () => {
    const join = made().paths['/api/bookings/{id}/join']?.get;
    expect(join?.responses['303']).toEqual({ description: 'Done' });
  });
});

describe('a fault in it is caught', () => {
  const accept = (document: Document): Operation => {
    const found = document.paths['/api/bookings/{id}/accept']?.post;
    if (!found) throw new TypeError('no such operation');
    return found;
  };
  it.each<[what: string, seed: (document: Document) => void, fault: RegExp]>([
    ['a member that OpenAPI does not have', (all) => Object.assign(all, { host: 'x' }), /^shape: .*host/],
    ['another version', (all) => Object.assign(all, { openapi: '2.0' }), /^shape: openapi/],
    [
      'an operation without a name',
      (all) => Object.assign(accept(all), { operationId: '' }),
      /^shape: paths/,
    ],
    ['a name given twice', (all) => Object.assign(accept(all), { operationId: 'getMe' }), /^twice: getMe/],
    ['a parameter that is not declared', (all) => Object.assign(accept(all), { parameters: [] }), /: no id$/],
    [
      'a parameter that is not in the path',
      (all) => accept(all).parameters?.push({ name: 'other', in: 'path', required: true, schema: {} }),
      /: no \{other\}$/,
    ],
    [
      'a parameter declared twice',
      (all) => accept(all).parameters?.push({ name: 'id', in: 'path', required: true, schema: {} }),
      /: twice path id$/,
    ],
    ['signed out not described', (all) => delete accept(all).responses[401], /: 401 is missing$/],
    ['not there not described', (all) => delete accept(all).responses[404], /: 404 is missing$/],
    ['wrong state not described', (all) => delete accept(all).responses[409], /: 409 is missing$/],
    ['too many calls not described', (all) => delete accept(all).responses[429], /: 429 is missing$/],
    ['a success not described', (all) => delete accept(all).responses[200], /: a success is missing$/],
    [
      'a refusal that is not there',
      (all) => delete all.components.responses.NotFound,
      /NotFound leads nowhere$/,
    ],
    ['a schema that is not there', (all) => delete all.components.schemas.Problem, /Problem leads nowhere$/],
    [
      'a security scheme that is not there',
      (all) => delete all.components.securitySchemes.session,
      /unknown security session$/,
    ],
    [
      'a field that is required and not described',
      (all) => Object.assign(all.components.schemas.Problem ?? {}, { required: ['nothing'] }),
      /requires nothing, which it does not describe$/,
    ],
  ])('%s', (_, seed, fault) => {
    const document = structuredClone(made());
    seed(document);
    expect(faultsOf(document)).toContainEqual(expect.stringMatching(fault));
  });
});
