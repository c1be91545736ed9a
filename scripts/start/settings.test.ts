import { expect, test } from 'vitest';
import { localOrigin, readPort } from './settings';

test('PORT is 3000 unless set, and a port', () => {
  expect(readPort(undefined)).toBe(3000);
  expect(readPort('8080')).toBe(8080);
  for (const wrong of ['0', '65536', '-1', '3000.5', 'abc', '1e3', ' 3000']) {
    expect(() => readPort(wrong)).toThrow(expect.objectContaining({ code: 'port_invalid' }));
  }
});

test('the address for this machine', () => {
  expect(localOrigin('127.0.0.1', 3000)).toBe('http://127.0.0.1:3000');
  expect(localOrigin('0.0.0.0', 3000)).toBe('http://127.0.0.1:3000');
  expect(localOrigin('::', 3000)).toBe('http://127.0.0.1:3000');
  expect(localOrigin('::1', 3000)).toBe('http://[::1]:3000');
  expect(localOrigin('192.168.1.5', 80)).toBe('http://192.168.1.5:80');
});
