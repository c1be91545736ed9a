import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setEnvironment } from '@/tests/support/environment';
import { fetchText, pinnedTo, type Resolve } from './fetch-text';
import { isPublicAddress } from './public-address';

/** A server in this machine's own network: trusted by its origin, while everything else there is not. */
let server: Server;
let origin: string;
let answer: (path: string) => { status: number; headers?: Record<string, string>; body?: string | Buffer };
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status, headers = {}, body = '' } = answer(request.url ?? '');
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setEnvironment({ CALENDAR_TRUSTED_ORIGIN: origin });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => {
  asked = [];
});

const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const get = (address: string, resolve?: Resolve, signal = AbortSignal.timeout(3_000)) =>
  fetchText(address, signal, resolve);

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:1::',
  '2001:db8::1',
  'example.com',
  '',
])('%s is no public address', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::6810:84e5', '2a00:1450:4001:82a::200e'])(
  '%s is a public address',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

describe('an address', () => {
  test.each([
    'http://calendar.example/x.ics',
    'https://calendar.example:8443/x.ics',
    'https://me:pw@calendar.example/x.ics',
    'file:///etc/passwd',
    'ftp://calendar.example/x',
    'gopher://calendar.example/',
    'calendar.example/x.ics',
    '',
    'http://localhost/x.ics',
  ])('like %s is not asked', async (address) => {
    expect(await get(address, resolvesTo('8.8.8.8'))).toMatchObject({ ok: false, code: 'bad_address' });
  });

  test.each([
    'https://127.0.0.1/x',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://0177.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/x',
  ])('like %s leads to no public network', async (address) => {
    expect(await get(address)).toMatchObject({ ok: false, code: 'forbidden_address' });
  });

  test('whose name leads to both a public and a private network is refused', async () => {
    for (const places of [['10.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['2606:4700::1', '::1']]) {
      const result = await get('https://calendar.example/x', resolvesTo(...places));
      expect(result).toMatchObject({ code: 'forbidden_address' });
    }
  });

  test('whose name nobody knows may be right another time', async () => {
    expect(await get('https://calendar.example/x', resolvesTo())).toMatchObject({ code: 'unavailable' });
    expect(await get('https://calendar.invalid/x')).toMatchObject({ code: 'unavailable' });
  });

  test('is connected to where it was judged, whatever the name means a moment later', () => {
    const answers: unknown[] = [];
    const lookup = pinnedTo({ address: '8.8.8.8', family: 4 });
    lookup('calendar.example', { all: true }, (_, found) => answers.push(found));
    lookup('calendar.example', {}, (_, found, family) => answers.push([found, family]));
    expect(answers).toEqual([[{ address: '8.8.8.8', family: 4 }], ['8.8.8.8', 4]]);
  });

  test('is resolved once for each request', async () => {
    const asks: string[] = [];
    const resolve: Resolve = async (name) => {
      asks.push(name);
      return [{ address: asks.length === 1 ? '10.0.0.1' : '8.8.8.8', family: 4 }];
    };
    expect(await get('https://calendar.example/x', resolve)).toMatchObject({ code: 'forbidden_address' });
    expect(asks).toEqual(['calendar.example']);
  });
});

describe('an answer', () => {
  test('is read; a redirect to the same origin is followed', async () => {
    answer = (path) =>
      path === '/a' ? { status: 302, headers: { location: '/b' } } : { status: 200, body: '\ufeffBEGIN' };
    expect(await get(`${origin}/a`)).toEqual({ ok: true, value: 'BEGIN' });
    expect(asked).toEqual(['/a', '/b']);
  });

  test.each([
    ['http://127.0.0.1:9/x', 'bad_address'],
    ['https://127.0.0.1/x', 'forbidden_address'],
    ['https://[::ffff:169.254.169.254]/x', 'forbidden_address'],
    ['https://localhost/x', 'forbidden_address'],
    ['file:///etc/passwd', 'bad_address'],
  ])('that leads to %s is not followed', async (location, code) => {
    answer = () => ({ status: 307, headers: { location } });
    expect(await get(`${origin}/a`)).toMatchObject({ ok: false, code });
    expect(asked).toEqual(['/a']);
  });

  test('that leads around in circles ends', async () => {
    answer = () => ({ status: 302, headers: { location: '/a' } });
    expect(await get(`${origin}/a`)).toMatchObject({ code: 'unavailable' });
    expect(asked).toHaveLength(4);
  });

  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [401, 'gone'],
    [403, 'gone'],
    [500, 'unavailable'],
    [503, 'unavailable'],
    [204, 'unavailable'],
  ])('%i', async (status, code) => {
    answer = () => ({ status });
    expect(await get(`${origin}/a`)).toMatchObject({ ok: false, code });
  });

  test('that is too large is broken off, and one that is packed is not unpacked', async () => {
    answer = () => ({ status: 200, body: Buffer.alloc(9_000_000, 32) });
    expect(await get(`${origin}/a`)).toMatchObject({ code: 'too_large' });
    answer = () => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: 'x' });
    expect(await get(`${origin}/a`)).toMatchObject({ code: 'not_a_calendar' });
  });

  test('that does not come in time is not waited for, nor is DNS', async () => {
    const never: Resolve = () => new Promise(() => {});
    const started = performance.now();
    expect(await get('https://calendar.example/x', never, AbortSignal.timeout(200))).toMatchObject({
      code: 'unavailable',
      log: 'the deadline passed',
    });
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    answer = () => ({ status: 302, headers: { location: `http://127.0.0.1:${port}/` } });
    expect(await get(`${origin}/a`)).toMatchObject({ code: 'bad_address' });
    silent.close();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('a failure never tells the address', async () => {
    answer = () => ({ status: 500 });
    const results = [await get(`${origin}/secret-part`), await get('https://calendar.invalid/secret-part')];
    expect(JSON.stringify(results)).not.toContain('secret-part');
  });
});
