import { expect, test } from 'vitest';
import { createLogger } from './log';

const SECRET = 'dGhpcyBpcyBhIHNlY3JldCBvZiA0MyBjaGFyYWN0ZXI';
const lines: string[] = [];
const logger = createLogger('trace', { write: (line) => lines.push(line) });

/** The line that logging makes. */
function written(work: () => void): string {
  lines.length = 0;
  work();
  expect(lines).toHaveLength(1);
  const [line = ''] = lines;
  JSON.parse(line);
  return line;
}

test.each([
  'password',
  'newPassword',
  'passwordHash',
  'password_hash',
  'token',
  'accessToken',
  'refresh_token',
  'csrfToken',
  'secret',
  'client_secret',
  'totpSecret',
  'Authorization',
  'cookie',
  'set-cookie',
  'email',
  'accountEmail',
  'recoveryCodes',
  'apiKey',
  'name',
  'question',
])('a field called %s is left out, at any depth', (name) => {
  for (const fields of [
    { [name]: 'lamp river' },
    { request: { headers: { [name]: 'lamp river' } } },
    { a: { b: { c: [{ d: { [name]: ['lamp river'] } }] } } },
  ]) {
    const line = written(() => logger.info(fields, 'said'));
    expect(line).not.toContain('lamp river');
    expect(line).toContain('[redacted]');
  }
});

test.each([
  '/reset-password/',
  '/sign-up/confirm/',
  '/sign-up/finish/',
  '/account/confirm-email/',
  '/professional/confirm-work-email/',
])('the secret of a link %s is left out wherever it stands', (path) => {
  expect(SECRET).toHaveLength(43);
  const address = `https://monet.example${path}${SECRET}`;
  for (const work of [
    () => logger.info({ path: `${path}${SECRET}` }, 'request'),
    () => logger.info({ url: new URL(`${address}?next=%2Fbrowse`) }, 'request'),
    () => logger.warn(`GET ${path}${SECRET} refused`),
    () => logger.error({ err: new TypeError(`fetch of "${address}" failed`) }, 'failed'),
    () => logger.error(new TypeError(`${address}#top`)),
    () => logger.error({ err: new TypeError('outer', { cause: new TypeError(address) }) }, 'failed'),
  ]) {
    const line = written(work);
    expect(line).not.toContain(SECRET);
    expect(line).toContain(`${path}[redacted]`);
  }
});

test('secrets and addresses inside texts are left out, and the rest stays', () => {
  const text = [
    'mail to Ada.O+x@mail.example.co.uk bounced',
    'authorization: Bearer abc.def-123',
    'GET /callback?code=4/0AbC&state=xyz&scope=openid',
    'smtp://user:pass-word@host:587',
    'sk_live_51Habc whsec_abc',
    '/api/bookings/bk_7Q2M7Q2M7Q2M7Q2M req_7dc4f6a5-a458-45af node_modules/@fastify/cors.js pkg@1.2.3/index.js',
  ].join('\n');
  const { msg } = JSON.parse(written(() => logger.info(text)));
  expect(msg.split('\n')).toEqual([
    'mail to [redacted] bounced',
    'authorization: Bearer [redacted]',
    'GET /callback?code=[redacted]&state=[redacted]&scope=openid',
    'smtp://[redacted]@host:587',
    '[redacted] [redacted]',
    '/api/bookings/bk_7Q2M7Q2M7Q2M7Q2M req_7dc4f6a5-a458-45af node_modules/@fastify/cors.js pkg@1.2.3/index.js',
  ]);
});

test('an error keeps its kind, code, stack and cause, and nothing that hangs on it', () => {
  const error = Object.assign(new RangeError('too far', { cause: new TypeError('deeper') }), {
    code: 'E_FAR',
    response: { body: 'lamp river' },
  });
  const line = JSON.parse(written(() => logger.error({ err: error, requestId: 'req_1' }, 'request failed')));
  expect(line).toMatchObject({
    msg: 'request failed',
    requestId: 'req_1',
    err: { type: 'RangeError', message: 'too far', code: 'E_FAR', cause: { type: 'TypeError' } },
  });
  expect(line.err.stack).toContain('log.test.ts');
  expect(JSON.stringify(line)).not.toContain('lamp river');
});

test('a ring of objects ends', () => {
  const ring: { next?: unknown } = {};
  ring.next = ring;
  expect(written(() => logger.info({ ring }, 'round'))).toContain('[too deep]');
});
