import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { setEnvironment } from '@/tests/support/environment';
import { deliver, type MailMessage, sender } from './mail';

/** Refuses an unknown recipient as many servers do: with the address, and more of what it was told. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  onRcptTo: ({ address }, session, done) => {
    const from = (session.envelope.mailFrom || null)?.address;
    const refusal = new Error(`<${address}>: no such user (sent by ${from}; see maya@college.example,x)`);
    done(Object.assign(refusal, { responseCode: 550 }));
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  setEnvironment({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: '"Monet, Ltd." <hello@monet.example>',
    PROVIDER_TIMEOUT_MS: '2000',
  });
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const MESSAGE: MailMessage = {
  messageId: 'nt_1@monet.example',
  to: 'maya@college.example',
  subject: 'A time is set',
  html: '<p>Hello</p>',
  text: 'Hello',
  date: new Date(0),
  calendar: null,
};

test('the sender is taken apart as mail programs would', () => {
  expect(sender()).toEqual({ name: 'Monet, Ltd.', address: 'hello@monet.example' });
});

test('a refusal becomes an error of ours that says why and names nobody', async () => {
  const error = await deliver(MESSAGE).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) expect.fail('not an error of ours');
  expect(error).toMatchObject({ code: 'provider_unavailable', status: 503 });
  expect(error.details.log).toBe(
    "mail failed: EENVELOPE Can't send mail - all recipients were rejected: " +
      '550 <[address]>: no such user (sent by [address]; see [address],x)',
  );
  expect(`${error.message} ${error.stack}`).not.toMatch(/college|maya/);
  expect(error.cause).toBeUndefined();
});
