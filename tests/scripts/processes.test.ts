import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { identityOf } from '@/scripts/process-identity.mjs';
import { startChild } from '@/scripts/start/child';
import { ChildrenFile, reapOrphans } from '@/scripts/start/children-file';
import { LogFile } from '@/scripts/start/log-file';
import { Shutdown } from '@/scripts/start/shutdown';
import { Supervisor } from '@/scripts/start/supervisor';
import { runTool } from '@/scripts/start/tool';
import { repositoryRoot } from './throwaway-cluster';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'monet-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, source: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
}
const environment = () => ({ PATH: process.env.PATH ?? '' });
const childOf = (file: string, show: (line: string) => void = () => {}) =>
  startChild({
    name: 'part',
    cwd: repositoryRoot,
    args: [file],
    typescript: false,
    env: environment(),
    log: new LogFile(folder, 'part'),
    show,
  });
const sleeper = () => script('sleeper.mjs', 'setInterval(() => {}, 1000);');
const gone = (pid: number) =>
  vi.waitFor(() => expect(identityOf(pid)).toBeUndefined(), { timeout: 10_000, interval: 50 });

test('a child that does not listen is killed at the deadline, with what it started', async () => {
  const file = script(
    'deaf.mjs',
    `import { spawn } from 'node:child_process';
     process.on('SIGTERM', () => {});
     const inner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
     console.error(inner.pid);
     setInterval(() => {}, 1000);`,
  );
  const shown: string[] = [];
  const child = childOf(file, (line) => shown.push(line));
  await vi.waitFor(() => expect(shown).toHaveLength(1), { timeout: 5_000 });
  const begun = performance.now();
  await child.stop(300);
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
  await gone(Number(shown[0]));
});

test('children end when their parent is killed, those that ignore SIGTERM too', async () => {
  const inner = script(
    'inner.mjs',
    `if (process.argv[2]) process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`,
  );
  const guard = path.join(repositoryRoot, 'scripts/exit-with-parent.mjs');
  const parent = script(
    'parent.mjs',
    `import { spawn } from 'node:child_process';
     const pids = ['', 'deaf'].map((arg) => spawn(process.execPath, ['--import', ${JSON.stringify(guard)}, ${JSON.stringify(inner)}, arg], {
       detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { ...process.env, MONET_PARENT: String(process.pid) },
     }).pid);
     console.log(JSON.stringify(pids));`,
  );
  const child = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pids = await new Promise<number[]>((resolve) =>
    child.stdout.once('data', (line) => resolve(JSON.parse(String(line)))),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const pid of pids) expect(identityOf(pid)).toBeDefined();
  child.kill('SIGKILL');
  for (const pid of pids) await gone(pid);
});

test('a child whose parent was killed before it had loaded ends at once', async () => {
  const guard = path.join(repositoryRoot, 'scripts/exit-with-parent.mjs');
  const child = spawn(process.execPath, ['--import', guard, sleeper()], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, MONET_PARENT: '1' },
  });
  const closed = spawn(process.execPath, ['--import', guard, sleeper()], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, MONET_PARENT: String(process.pid) },
  });
  const ended = [child, closed].map((one) => new Promise((resolve) => one.once('exit', resolve)));
  closed.disconnect();
  expect(await Promise.all(ended)).toEqual([1, 1]);
});

test('the guard leaves the channels of grandchildren alone', async () => {
  const file = script(
    'forking.mjs',
    `import { fork } from 'node:child_process';
     if (process.argv[2]) process.on('message', (m) => { process.send(m + 1); process.disconnect(); });
     else { const inner = fork(process.argv[1], ['inner']); inner.on('message', (m) => console.log('answer', m));
       setTimeout(() => inner.send(41), 300); }`,
  );
  expect(await runTool([file], { cwd: repositoryRoot, env: environment() })).toEqual({
    code: 0,
    output: 'answer 42\n',
  });
});

test('a tool ends by itself when its work is done, and its output and code come back', async () => {
  const file = script('tool.mjs', `console.log('out'); console.error('err'); process.exitCode = 3;`);
  const { code, output } = await runTool([file], { cwd: repositoryRoot, env: environment() });
  expect(code).toBe(3);
  expect(output).toContain('out\n');
  expect(output).toContain('err\n');
});

test('a part that ends by itself is started again, until it does so too often', async () => {
  const said: string[] = [];
  const gaveUp = vi.fn();
  const started: number[] = [];
  const supervisor = new Supervisor({
    name: 'worker',
    start: () => childOf(sleeper()),
    say: (line) => said.push(line),
    onStarted: (_name, pid) => started.push(pid),
    onGiveUp: gaveUp,
  });
  supervisor.settled();
  for (let crash = 1; crash <= 5; crash += 1) {
    await vi.waitFor(() => expect(started).toHaveLength(crash), { timeout: 10_000 });
    process.kill(started[crash - 1] ?? 0, 'SIGKILL');
  }
  await vi.waitFor(() => expect(gaveUp).toHaveBeenCalledOnce(), { timeout: 5_000 });
  expect(said).toHaveLength(4);
  expect(said[0]).toBe('The worker was ended by SIGKILL; starting it again in 0.5 s.');
  await supervisor.stop(100);
});

test('a part that cannot start is not tried again', async () => {
  const supervisor = new Supervisor({
    name: 'web server',
    start: () => childOf(script('broken.mjs', `console.error('no such page'); process.exit(7);`)),
    say: () => {},
    onStarted: () => {},
    onGiveUp: () => {},
  });
  expect(await supervisor.failedToStart).toEqual({ code: 7, signal: null });
  expect(supervisor.tail()).toBe('no such page');
});

test('what a killed start left behind is ended, and a later program with the same number is not', async () => {
  const left = spawn(process.execPath, [sleeper()], { stdio: 'ignore', detached: true });
  const other = spawn(process.execPath, [sleeper()], { stdio: 'ignore', detached: true });
  const children = new ChildrenFile(folder);
  children.add('web', left.pid ?? 0);
  children.add('worker', other.pid ?? 0);
  const file = path.join(folder, 'children.json');
  const entries = JSON.parse(readFileSync(file, 'utf8'));
  entries.worker.identity = 'an-earlier-boot:1';
  writeFileSync(file, JSON.stringify(entries));
  expect(await reapOrphans(folder, 200)).toBe(1);
  await gone(left.pid ?? 0);
  expect(identityOf(other.pid ?? 0)).toBeDefined();
  expect(await reapOrphans(folder)).toBe(0);
  other.kill('SIGKILL');
});

test('parts stop in order, web first and database last, and a part that hangs does not hold up the rest', async () => {
  const order: string[] = [];
  const shutdown = new Shutdown();
  shutdown.add('database', async () => void order.push('database'));
  shutdown.add('web', async (limitMs) => {
    order.push('web');
    await new Promise((resolve) => setTimeout(resolve, limitMs + 60_000));
  });
  shutdown.add('sandbox', async () => void order.push('sandbox'));
  shutdown.add('worker', async () => Promise.reject(new TypeError('broken')));
  shutdown.atLast(() => order.push('lock'));
  shutdown.atLast(() => order.push('run.json'));
  const begun = performance.now();
  await shutdown.run();
  expect(order).toEqual(['web', 'sandbox', 'database', 'run.json', 'lock']);
  expect(performance.now() - begun).toBeLessThan(9_000);
});

test.each(['SIGTERM', 'SIGKILL'] as const)('a start whose npm was ended by %s notices', async (signal) => {
  const launcher = path.join(repositoryRoot, 'scripts/start/launcher.ts');
  const file = script(
    'started.ts',
    `import { watchLauncher } from ${JSON.stringify(launcher)};
     const keep = setInterval(() => {}, 1000);
     watchLauncher(() => { clearInterval(keep); process.exit(0); });
     console.log(process.pid);`,
  );
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ scripts: { start: `cd ${repositoryRoot} && node --import tsx ${file}` } }),
  );
  const npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<number>((resolve) =>
    npm.stdout.once('data', (line) => resolve(Number(line))),
  );
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(identityOf(pid)).toBeDefined();
  npm.kill(signal);
  await gone(pid);
});
