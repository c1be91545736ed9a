import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from '../../lib/pages';

/** Routes that are no operation of the HTTP interface: NextAuth's own, and the answer where there is nothing. */
const NOT_OURS: readonly string[] = ['/api/auth/[...nextauth]', '/api/[...unknown]'];
const METHOD = /export const (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b\s*=\s*(\w+)\(/g;
const EXPORTS = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g;

/**
 * What of `app/` nothing says who it is for: pages that are not in `PAGES`, and routes that answer without `handle`,
 * which takes an action of the policy table with each definition.
 * @returns their addresses, such as `/admin/users/[id]`
 */
export function routesWithoutEntry(root: string): string[] {
  const folder = path.join(root, 'app');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => {
      const name = path.basename(file).replace(/\.(?:tsx?|jsx?)$/, '');
      if (name === 'page') return !Object.hasOwn(PAGES, addressOf(file));
      if (name !== 'route' || NOT_OURS.includes(addressOf(file))) return false;
      return !isHandled(readFileSync(path.join(folder, file), 'utf8'));
    })
    .map(addressOf)
    .sort();
}

/** The address of a page's or a route's file below `app/`: folders in parentheses are none of it. */
export function addressOf(file: string): string {
  const folders = path.dirname(file).split(path.sep);
  return `/${folders.filter((folder) => folder !== '.' && !folder.startsWith('(')).join('/')}`;
}

function isHandled(source: string): boolean {
  const exported = new Set(source.match(EXPORTS));
  const handled = [...source.matchAll(METHOD)].filter(([, , maker]) => maker === 'handle');
  return handled.length === exported.size && handled.length > 0;
}
