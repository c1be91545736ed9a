import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BIOME = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

/** A folder with the project's own lint settings and nothing in it but seeded files. */
const folder = mkdtempSync(path.join(tmpdir(), 'monet-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FORBIDDEN = [
  ['the domain reading the database', 'lib/domain/seeded.ts', '@/lib/db'],
  ['the domain reading the clock', 'lib/domain/seeded.ts', '@/lib/clock'],
  ['the domain reading a framework', 'lib/domain/seeded.ts', 'react'],
  ['a provider knowing a noun', 'lib/providers/seeded.ts', '@/lib/bookings/queries'],
  ['a provider knowing the database', 'lib/providers/seeded.ts', '@/lib/db'],
  ['a noun reaching into another', 'lib/listings/seeded.ts', '@/lib/bookings/checkout'],
  ['a noun moving money by itself', 'lib/feedback/seeded.ts', '@/lib/payments/record-money'],
  ['a noun giving money back by itself', 'lib/feedback/seeded.ts', '@/lib/payments/refunds/request-refund'],
  ['lib reaching up to a page', 'lib/bookings/seeded.ts', '@/components/ui/button'],
  ['lib reaching up to a job', 'lib/bookings/seeded.ts', '@/jobs/catalogue'],
  ['a stranger judging feedback', 'lib/bookings/seeded.ts', '@/lib/qc'],
  ['a page running a job', 'app/seeded.ts', '@/jobs/finish-call'],
  ['a page calling a provider', 'app/seeded.ts', '@/lib/providers/stripe/refunds'],
  ['the application knowing the sandbox', 'worker/seeded.ts', '@/sandbox/clock'],
  ['the sandbox knowing the application', 'sandbox/seeded.ts', '@/lib/ids'],
  ['the sandbox knowing it by another way', 'sandbox/seeded.ts', '../lib/ids'],
] as const;

const ALLOWED = [
  ['lib/domain/seeded.ts', './fees'],
  ['lib/domain/seeded.ts', 'temporal-polyfill'],
  ['lib/feedback/seeded.ts', '@/lib/bookings/record-transition'],
  ['lib/feedback/seeded.ts', '@/lib/qc'],
  ['lib/listings/seeded.ts', '@/lib/bookings/queries'],
  ['lib/listings/seeded.ts', '@/lib/accounts/one-time-links'],
  ['lib/bookings/seeded.ts', '@/lib/payments/checkout/fulfil'],
  ['lib/payments/seeded.ts', '@/lib/providers/stripe/refunds'],
  ['components/seeded.ts', '@/lib/domain/booking'],
  ['jobs/seeded.ts', '@/lib/payments/refunds/refund'],
] as const;

/** File -> the lint rules it breaks. All files are linted in one go. */
let broken: Map<string, string[]>;

beforeAll(() => {
  const settings = JSON.parse(readFileSync(path.join(ROOT, 'biome.json'), 'utf8'));
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ ...settings, vcs: { enabled: false } }));
  for (const [index, [, file, target]] of FORBIDDEN.entries()) seed(`forbidden${index}`, file, target);
  for (const [index, [file, target]] of ALLOWED.entries()) seed(`allowed${index}`, file, target);
  write('lib/bookings/environment.ts', 'export const port = process.env.PORT;\n');
  broken = lint();
});

function seed(name: string, file: string, target: string): void {
  write(place(name, file), `import * as seeded from '${target}';\nexport default seeded;\n`);
}

function place(name: string, file: string): string {
  return file.replace('seeded', name);
}

function write(file: string, text: string): void {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function lint(): Map<string, string[]> {
  const rules = new Map<string, string[]>();
  for (const { category, location } of diagnostics()) {
    const file = location.path;
    rules.set(file, [...(rules.get(file) ?? []), category]);
  }
  return rules;
}

type Diagnostic = { category: string; location: { path: string } };

function diagnostics(): Diagnostic[] {
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' } as const;
  const command = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  try {
    return JSON.parse(execFileSync(process.execPath, command, options)).diagnostics;
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout).diagnostics;
  }
}

describe('a seeded violation is caught', () => {
  it.each(FORBIDDEN.map(([what, file], index) => [what, place(`forbidden${index}`, file)]))(
    '%s',
    (_, file) => {
      expect(broken.get(file)).toContain('lint/style/noRestrictedImports');
    },
  );

  it('the environment read elsewhere than in lib/env.ts', () => {
    expect(broken.get('lib/bookings/environment.ts')).toContain('lint/style/noProcessEnv');
  });
});

describe('the ways that are meant are open', () => {
  it.each(ALLOWED.map(([file, target], index) => [file, target, place(`allowed${index}`, file)]))(
    '%s imports %s',
    (_, __, file) => {
      expect(broken.get(file) ?? []).toEqual([]);
    },
  );
});
