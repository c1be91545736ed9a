import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressBehind } from './client-address';
import { forwardedFor, tellAddresses } from './tell-addresses';

describe('whose address counts', () => {
  test.each([
    [0, '203.0.113.9', '203.0.113.9'],
    [0, 'made up, 198.51.100.7, 203.0.113.9', '203.0.113.9'],
    [1, 'made up, 198.51.100.7, 203.0.113.9', '198.51.100.7'],
    [2, 'made up, 192.0.2.1, 198.51.100.7, 203.0.113.9', '192.0.2.1'],
    [2, '203.0.113.9', 'unknown'],
  ])('behind %i proxies of ours, of "%s" it is %s', (proxies, header, address) => {
    expect(addressBehind(proxies, header)).toBe(address);
  });

  test('who is connected stands last, whatever the caller says', () => {
    expect(forwardedFor(undefined, '203.0.113.9')).toBe('203.0.113.9');
    expect(forwardedFor('made up', '203.0.113.9')).toBe('made up, 203.0.113.9');
    expect(forwardedFor(['one', 'two'], undefined)).toBe('one, two, unknown');
  });
});

describe('a server that tells addresses', () => {
  tellAddresses();
  const server = createServer((request, response) => {
    response.end(request.headers['x-forwarded-for']);
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  test('appends the true one to a header that was made up', async () => {
    const answer = await fetch(origin, { headers: { 'x-forwarded-for': '198.51.100.7' } });
    expect(await answer.text()).toBe('198.51.100.7, 127.0.0.1');
    expect(await (await fetch(origin)).text()).toBe('127.0.0.1');
  });
});
