import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../ports';
import { spawnGuarded } from '../postgres/guarded';
import { Problem } from '../problem.mjs';
import { findProgram } from './find-program';

export type Redis = { readonly url: string; stop(): Promise<void> };

/** redis-server, or a fork of it that speaks the same protocol. */
export function findRedis(): string | undefined {
  return findProgram(['redis-server', 'valkey-server']);
}

/**
 * Starts a throw-away Redis on a free port of the loopback address; it writes nothing and ends with us.
 *
 * @throws Problem `redis_failed`
 */
export async function startRedis(program: string): Promise<Redis> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'monet-redis-'));
  const child = spawnGuarded({
    command: program,
    args: [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    gentle: 'SIGTERM',
    hard: 'SIGKILL',
    removeAfter: [folder],
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      over = true;
      resolve();
    });
  });
  for (const until = Date.now() + 10_000; !(await answers(port)); ) {
    if (over || Date.now() > until) {
      child.kill('SIGTERM');
      throw new Problem('redis_failed', `${program} did not start.`, 'The lines above say why.', output);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
