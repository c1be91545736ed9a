import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { environmentForChild } from '../process-environment';
import { step } from '../say.mjs';
import { findProgram } from './find-program';

/** A Chromium, and the variables that Playwright's settings read. */
export type Browser = { readonly name: string; readonly env: Readonly<Record<string, string>> };

/** 147 is the last that runs on Node 20. It brings its libraries, and needs of the system only glibc. */
const portable = '@sparticuz/chromium@147.0.0';

/** The headless shell first: the same engine without a window to draw, at two thirds of the time. */
const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'chromium-headless-shell',
  'chromium',
  'google-chrome',
];

/**
 * Finds a Chromium: MONET_CHROMIUM, one of the system, Playwright's own, and last a portable one that npm
 * installs into `.data/browser`, only then and only on Linux on x64.
 *
 * @returns undefined when there is none and none can be had
 */
export async function findBrowser(root: string): Promise<Browser | undefined> {
  const named = process.env.MONET_CHROMIUM;
  if (named) return { name: named, env: { MONET_CHROMIUM: named } };
  const system = findProgram(installed);
  if (system) return { name: system, env: { MONET_CHROMIUM: system } };
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return { name: 'the Chromium of Playwright', env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return step('Fetching a portable Chromium into .data/browser', () => fetchPortable(root));
}

async function fetchPortable(root: string): Promise<Browser | undefined> {
  const folder = path.join(root, '.data', 'browser');
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  const run = promisify(execFile);
  try {
    if (!existsSync(path.join(folder, 'node_modules', '@sparticuz', 'chromium'))) {
      await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', portable], { cwd: folder });
    }
    // It unpacks itself into the system's temporary folder, and only its libraries when told that it is on Lambda.
    const script =
      "import('@sparticuz/chromium').then((m) => m.default.executablePath()).then((p) => console.log(p))";
    const { stdout } = await run(process.execPath, ['-e', script], {
      cwd: folder,
      env: { ...process.env, TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    const program = stdout.trim();
    await run(program, ['--version'], { env: environmentForChild(libraries(unpacked)) });
    return {
      name: `a portable Chromium (${portable})`,
      env: { MONET_CHROMIUM: program, ...libraries(unpacked) },
    };
  } catch {
    return undefined;
  }
}

function libraries(unpacked: string): Record<string, string> {
  return {
    LD_LIBRARY_PATH: path.join(unpacked, 'al2023', 'lib'),
    FONTCONFIG_PATH: path.join(unpacked, 'fonts'),
  };
}
