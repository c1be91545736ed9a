import { expect, test } from 'vitest';
import { passkeySite } from './passkey-site';

test.each([
  ['https://monet.example', { rpId: 'monet.example', origin: 'https://monet.example' }],
  ['https://monet.example:8443/', { rpId: 'monet.example', origin: 'https://monet.example:8443' }],
  ['http://localhost:3000', { rpId: 'localhost', origin: 'http://localhost:3000' }],
  ['http://127.0.0.1:3000', { rpId: 'localhost', origin: 'http://localhost:3000' }],
  ['http://[::1]:3000', { rpId: 'localhost', origin: 'http://localhost:3000' }],
  ['http://127.0.0.1', { rpId: 'localhost', origin: 'http://localhost' }],
  ['https://192.0.2.7', null],
  ['https://[2001:db8::7]', null],
  ['http://192.168.1.5:3000', null],
  ['http://monet.example', null],
])('passkeys of %s', (baseUrl, site) => {
  expect(passkeySite(baseUrl)).toEqual(site);
});
