import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PAGES } from '../../lib/pages';
import { addressOf, routesWithoutEntry } from './check-routes';

const ROOT = path.resolve(import.meta.dirname, '../..');

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'monet-routes-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text = ''): void {
  mkdirSync(path.join(root, 'app', path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, 'app', file), text);
}

test('everything that is built has an entry, and every entry is a page', async () => {
  expect(routesWithoutEntry(ROOT)).toEqual([]);
  const files = await readdir(path.join(ROOT, 'app'), { recursive: true });
  const pages = files.filter((file) => path.basename(file) === 'page.tsx').map(addressOf);
  expect(pages.sort()).toEqual(Object.keys(PAGES).sort());
});

test('pages and routes without one are named', () => {
  put('page.tsx');
  put('(public)/browse/page.tsx');
  put('(public)/secrets/page.tsx');
  put('admin/users/[id]/page.tsx');
  put('admin/users/[id]/notes/page.tsx');
  put('api/good/route.ts', 'export const GET = handle(goodRoute, run);\nexport const POST = handle(x, y);');
  put('api/plain/route.ts', 'export async function GET() {}');
  put('api/half/route.ts', 'export const GET = handle(a, b);\nexport function POST() {}');
  put('api/renamed/route.ts', "export { run as GET } from '@/lib/run';");
  put('api/auth/[...nextauth]/route.ts', 'export const GET = limited();');
  expect(routesWithoutEntry(root)).toEqual([
    '/admin/users/[id]/notes',
    '/api/half',
    '/api/plain',
    '/api/renamed',
    '/secrets',
  ]);
});
