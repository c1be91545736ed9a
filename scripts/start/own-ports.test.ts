import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, portRefusal } from '../ports';
import { choosePorts } from './own-ports';

const last = { postgres: 40_001, sandbox: 40_002, smtp: 40_003, workerOps: 40_004 };

test('ports that are free still are used again', async () => {
  expect(await choosePorts(last, 3000, async () => true)).toEqual(last);
});

test('a port that somebody took is replaced, the others stay', async () => {
  const chosen = await choosePorts(last, 3000, async (port) => port !== 40_002);
  expect(chosen).toMatchObject({ postgres: 40_001, smtp: 40_003, workerOps: 40_004 });
  expect(chosen.sandbox).not.toBe(40_002);
});

test("no two are equal, and none is the web's", async () => {
  const chosen = await choosePorts(
    { postgres: 3000, sandbox: 40_002, smtp: 40_002, workerOps: 'x' },
    3000,
    async () => true,
  );
  const all = [...Object.values(chosen), 3000];
  expect(new Set(all).size).toBe(5);
  expect(chosen.sandbox).toBe(40_002);
});

test('a port in use is refused, a free one is not', async () => {
  const port = await freePort();
  expect(await portRefusal(port)).toBeUndefined();
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await portRefusal(port)).toBe('EADDRINUSE');
  await new Promise((resolve) => server.close(resolve));
});
