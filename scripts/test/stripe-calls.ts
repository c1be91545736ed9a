import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../start/tool';
import { type CallShape, mergeShapes, type Node, objectsOf } from './stripe-literals';
import { sdkCalls } from './stripe-paths';

export type CheckedCalls = { readonly passed: number; readonly problems: readonly string[] };

/**
 * What Stripe.js sends from a browser, documented or seen on the wire; its calls carry the publishable key, and no
 * type of the server's SDK describes them. Names below `payment_method_data` are the card form's.
 */
const STRIPE_JS: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/payment_intents/*': ['client_secret', 'is_stripe_sdk'],
  'POST /v1/payment_intents/*/confirm': [
    'client_secret',
    'expected_payment_method_type',
    'is_stripe_sdk',
    'payment_method',
    'payment_method_data',
    'receipt_email',
    'return_url',
    'setup_future_usage',
    'use_stripe_sdk',
  ],
  'POST /v1/payment_methods': ['type', 'card', 'billing_details'],
};

const NO_SUCH_VALUE = 'the type takes no such value.';

/** Makes a value of whatever type stands where it is used, if the wire's kind of value fits that type. */
const HELPERS = `import type Stripe from 'stripe';
type Fits<T, Kind> = [Extract<T, Kind>] extends [never] ? [error: 'the type takes no such value'] : [];
type Words<T> = T extends string ? (string extends T ? never : T) : never;
declare function integer<T>(..._: Fits<T, number | string>): T;
declare function flag<T>(..._: Fits<T, boolean | string>): T;
declare function text<T>(..._: Fits<T, string>): T;
declare function empty<T>(..._: Fits<T, string | null>): T;
declare function word<const V extends string, T>(
  value: V,
  ..._: [Words<T>] extends [never] ? Fits<T, string> : V extends Words<T> ? [] : [error: 'no such value']
): T;
`;

/**
 * Holds the calls that the sandboxes of a test run noted in `folder` against the types of the SDK. `passed` counts the
 * kinds of calls without a problem; each problem names its call and parameter.
 */
export async function checkStripeCalls(root: string, folder: string): Promise<CheckedCalls> {
  const shapes = readShapes(folder);
  if (shapes.length === 0) {
    return { passed: 0, problems: ['No call to Stripe was noted: run this with a part that makes some.'] };
  }
  const known = sdkCalls(root);
  const problems: string[] = [];
  const typed: { call: string; type: string; node: Node }[] = [];
  const byCall = new Map<string, CallShape[]>();
  for (const shape of shapes) {
    const name = `${shape.call}${shape.browser ? ' (browser)' : ''}`;
    byCall.set(name, [...(byCall.get(name) ?? []), shape]);
  }
  for (const [name, made] of byCall) {
    const [first] = made;
    if (!first) continue;
    if (first.browser) {
      problems.push(...foreignToStripeJs(name, first.call, made));
      continue;
    }
    const type = known.get(first.call);
    if (type) typed.push({ call: first.call, type, node: mergeShapes(made) });
    else problems.push(`${name}: the SDK knows no such call.`);
  }
  problems.push(...(await compile(root, typed)));
  const wrong = new Set(problems.map((problem) => problem.split(': ')[0]));
  return { passed: byCall.size - wrong.size, problems };
}

function readShapes(folder: string): CallShape[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as CallShape),
  );
}

function foreignToStripeJs(name: string, call: string, made: readonly CallShape[]): string[] {
  const known = STRIPE_JS[call];
  if (!known) return [`${name}: Stripe.js makes no such call.`];
  const used = new Set(
    made.flatMap(({ params }) => Object.keys(params).map((param) => param.split('[')[0] ?? '')),
  );
  const foreign = [...used].filter((param) => param !== 'key' && !known.includes(param));
  return foreign.map((param) => `${name}: ${param}: Stripe.js sends no such parameter.`);
}

/** Compiles one object literal per call and kind of value; gives the compiler's complaints, with their parameters. */
async function compile(
  root: string,
  calls: readonly { call: string; type: string; node: Node }[],
): Promise<string[]> {
  const lines = HELPERS.trimEnd().split('\n');
  /** What each line of the file is about. */
  const about = new Map<number, string>();
  for (const { call, type, node } of calls) {
    for (const object of objectsOf(node)) {
      lines.push(`export const call${lines.length}: Stripe.${type} = {`);
      about.set(lines.length, `${call}: (all of it)`);
      for (const { param, code } of object) {
        lines.push(code);
        about.set(lines.length, `${call}: ${param}`);
      }
      lines.push('};');
    }
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-calls-'));
  try {
    mkdirSync(folder, { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    writeFileSync(path.join(folder, 'calls.ts'), `${lines.join('\n')}\n`);
    const options = {
      strict: true,
      noEmit: true,
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2023',
    };
    const settings = { compilerOptions: { ...options, skipLibCheck: true, types: [] }, files: ['calls.ts'] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(settings));
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { code, output } = await runTool([tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      env: process.env,
    });
    if (code === 0) return [];
    const found = [...output.matchAll(/calls\.ts\((\d+),\d+\): error TS\d+: (.*)/g)].map(
      ([, line, message = '']) => [about.get(Number(line)) ?? `line ${line}`, message] as const,
    );
    return found.length > 0 ? onePerParam(found) : [`tsc: ${output.trim()}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a parameter that does not exist, the compiler also says that the values in it are of no type. */
function onePerParam(found: readonly (readonly [about: string, message: string])[]): string[] {
  const said: string[] = [];
  const problems: string[] = [];
  for (const [about, message] of found) {
    if (said.some((other) => about === other || about.startsWith(`${other}[`))) continue;
    said.push(about);
    problems.push(`${about}: ${message.replace(/^Expected \d arguments?, but got \d\.$/, NO_SUCH_VALUE)}`);
  }
  return problems;
}
