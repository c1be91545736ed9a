import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A hash of files and folders, by relative name and content; tests are left out. What is missing counts as such. */
export function fingerprint(root: string, inputs: readonly string[], extra: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const input of [...inputs].sort()) add(hash, root, input);
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest('hex');
}

function add(hash: ReturnType<typeof createHash>, root: string, name: string): void {
  const file = path.join(root, name);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const entry of readdirSync(file).sort()) add(hash, root, path.posix.join(name, entry));
    return;
  }
  if (!stat.isFile() || /\.test\.tsx?$/.test(name)) return;
  const content = readFileSync(file);
  hash.update(`\0${name}\0${content.length}\0`);
  hash.update(content);
}

/** What `next build` reads: folders, and the settings at the root. */
export function buildInputs(root: string): string[] {
  const settings = readdirSync(root).filter((name) =>
    /^(next|postcss|tailwind|prisma)\.config\.\w+$|^(proxy|middleware|instrumentation(-client)?)\.tsx?$/.test(
      name,
    ),
  );
  return [
    'app',
    'components',
    'emails',
    'lib',
    'public',
    'prisma/schema.prisma',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    ...settings,
  ];
}

/** The variables that Next.js writes into the pages. */
export function publicVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('NEXT_PUBLIC_'))
    .sort()
    .map((name) => `${name}=${env[name]}`);
}
