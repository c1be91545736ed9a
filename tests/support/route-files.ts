import { readdirSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const API = path.join(ROOT, 'app/api');

/** A route of the HTTP interface, as its place among the files says. */
export type RouteFile = {
  /** As OpenAPI writes it: `/api/bookings/{id}/accept`; NextAuth's takes any path, `/api/auth/{...nextauth}`. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
};

/** Every `app/api/…/route.ts`, sorted by path. */
export function routeFiles(): RouteFile[] {
  return readdirSync(API, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^route\.[jt]sx?$/.test(path.basename(name)))
    .map((name) => ({ path: pathOf(name), file: path.join(API, name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `bookings/[id]/accept/route.ts` -> `/api/bookings/{id}/accept`. A folder in round brackets only groups. */
export function pathOf(name: string): string {
  const segments = path
    .dirname(name)
    .split(path.sep)
    .filter((segment) => !/^\(.*\)$/.test(segment))
    .map((segment) => segment.replace(/^\[(.+)\]$/, '{$1}'));
  return ['/api', ...segments].join('/');
}

/** One method that a route file exports, and the definition that it hands to the one handler. */
export type Exported = {
  readonly method: string;
  /** Absolute path of the module, without its extension, and the definition's name in it. */
  readonly module: string;
  readonly name: string;
};

/**
 * Reads the text of a route file. `faults` are the exports that do not go through `handle` of lib/handler.ts, as they
 * stand there.
 */
export function readRoute(text: string): { exported: Exported[]; faults: string[] } {
  const imports = new Map<string, string>();
  for (const [, names = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '([^']+)';$/gm)) {
    for (const name of names.split(',')) imports.set(name.trim(), from);
  }
  const exported: Exported[] = [];
  const faults: string[] = [];
  for (const [line] of text.matchAll(/^export\b.*$/gm)) {
    const [, method, name = ''] = /^export const (GET|POST|PUT|DELETE) = handle\((\w+), /.exec(line) ?? [];
    const from = imports.get(name);
    if (method && from && imports.get('handle') === '@/lib/handler') {
      exported.push({ method, module: from.replace(/^@\//, `${ROOT}/`), name });
    } else {
      faults.push(line);
    }
  }
  return { exported, faults };
}
