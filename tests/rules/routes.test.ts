import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HTTP_ROUTES } from '@/lib/http-routes';
import type { RouteDefinition } from '@/lib/route';
import { pathOf, readRoute, routeFiles } from '../support/route-files';

/** Served by NextAuth itself. Webhooks are no exception: their signature is judged behind the handler. */
/** NextAuth's own, and what answers where there is no route. */
const NOT_OURS = ['/api/auth/{...nextauth}', '/api/{...unknown}'];

const files = routeFiles()
  .filter(({ path }) => !NOT_OURS.includes(path))
  .map(({ path, file }) => ({ path, ...readRoute(readFileSync(file, 'utf8')) }));

const key = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** What is served and not described, and the other way round. */
function disagreements(served: readonly string[], described: readonly string[]): string[] {
  return [
    ...served.filter((each) => !described.includes(each)).map((each) => `not described: ${each}`),
    ...described.filter((each) => !served.includes(each)).map((each) => `not served: ${each}`),
    ...described.filter((each, at) => described.indexOf(each) !== at).map((each) => `twice: ${each}`),
  ];
}

describe('the list of operations', () => {
  const served = files.flatMap(({ path, exported }) => exported.map(({ method }) => key({ method, path })));
  const described = HTTP_ROUTES.map(key);

  it('has exactly the routes that are served', () => {
    expect(described.length).toBeGreaterThan(30);
    expect(disagreements(served, described)).toEqual([]);
  });

  it('would not miss a route, an operation or a doubling', () => {
    const [first = '', ...rest] = described;
    expect(disagreements(served, rest)).toEqual([`not described: ${first}`]);
    expect(disagreements(served.slice(1), described)).toEqual([`not served: ${served[0]}`]);
    expect(disagreements(served, [first, ...described])).toEqual([`twice: ${first}`]);
  });

  it('knows the path of a file by its folders', () => {
    expect(pathOf('bookings/[id]/accept/route.ts')).toBe('/api/bookings/{id}/accept');
    expect(pathOf('(open)/health/route.ts')).toBe('/api/health');
    expect(pathOf('auth/[...nextauth]/route.ts')).toBe('/api/auth/{...nextauth}');
  });
});

describe.each(files)('$path', ({ path, exported, faults }) => {
  it('goes through the one handler, with the definition that is described', async () => {
    expect(faults).toEqual([]);
    expect(exported.length).toBeGreaterThan(0);
    for (const { method, module, name } of exported) {
      const definition = ((await import(`${module}.ts`)) as Record<string, RouteDefinition>)[name];
      expect(definition).toMatchObject({ method, path });
      expect(HTTP_ROUTES).toContain(definition);
    }
  });
});

describe('a route file that goes round the handler is caught', () => {
  const head = "import { handle } from '@/lib/handler';\nimport { meRoute } from '@/lib/accounts/schema';\n";
  it.each([
    ['a function of its own', 'export async function GET() {\n  return Response.json({});\n}\n'],
    ['an arrow function', 'export const GET = async () => Response.json({});\n'],
    [
      'another wrapper',
      "import { auth } from '@/lib/auth';\nexport const GET = auth(meRoute, () => null);\n",
    ],
    ['a method without a definition', 'export const PATCH = handle(meRoute, () => me());\n'],
    ['a definition made on the spot', "export const GET = handle({ method: 'GET' }, () => me());\n"],
    ['exports in a list', 'const GET = () => null;\nexport { GET };\n'],
    ['exports from elsewhere', "export { GET } from '../me/route';\n"],
    ['a handler from elsewhere', ''],
  ])('%s', (what, body) => {
    const own = what === 'a handler from elsewhere';
    const text = own ? head.replace('@/lib/handler', '@/lib/other') : head;
    const { exported, faults } = readRoute(
      `${text}${body || 'export const GET = handle(meRoute, () => me());\n'}`,
    );
    expect(exported).toEqual([]);
    expect(faults).toHaveLength(1);
  });

  it('and one that does not is not', () => {
    const { exported, faults } = readRoute(
      `${head}export const GET = handle(meRoute, ({ actor }) => me(actor));\n`,
    );
    expect(faults).toEqual([]);
    expect(exported).toMatchObject([{ method: 'GET', name: 'meRoute' }]);
  });
});
