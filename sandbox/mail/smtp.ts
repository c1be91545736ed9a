import type { AddressInfo } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Core } from '../core';
import type { Attachment, Mailbox } from './mailbox';

const MAX_BYTES = 20 * 1024 * 1024;
const HOLD_MS = 100_000;
const SLOW_MS = 2_000;

/** What an SMTP client is told; `responseCode` is the number that the answer begins with. */
class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

export interface Smtp {
  port: number;
  close(): Promise<void>;
}

/** Takes in all mail on a loopback port and delivers none of it: whoever signs in, to whomever it goes. */
export async function startSmtp(core: Core, mailbox: Mailbox): Promise<Smtp> {
  const server = new SMTPServer({
    authOptional: true,
    banner: 'sandbox',
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    size: MAX_BYTES,
    closeTimeout: 300,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
    onData: (stream, session, done) => {
      receive(core, mailbox, stream, session).then(
        () => done(),
        (error: Error) => done(error),
      );
    },
  });
  // A client that hangs up in the middle is its own affair; without a listener it would end the process.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(core.config.smtpPort, '127.0.0.1', () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  const address = server.server.address() as AddressInfo;
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function receive(
  core: Core,
  mailbox: Mailbox,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const parsed = await simpleParser(stream);
  const recipients = session.envelope.rcptTo.map((each) => each.address.toLowerCase());
  const fault = core.faults.takeForRequest('mail', '/');
  const record = (status: number | null) =>
    core.requests.add({
      provider: 'mail',
      method: 'DATA',
      path: '/',
      query: {},
      body: { to: recipients, subject: parsed.subject ?? '' },
      status,
      idempotencyKey: null,
      account: null,
      fault: fault?.mode ?? null,
      replayed: false,
    });
  if (stream.sizeExceeded) throw new SmtpRefusal(552, 'Message is too big');
  if (fault?.mode === 'error') {
    // The default status of a fault is HTTP's 503; its like in SMTP is 451, "try again later".
    const status = fault.status === 503 ? 451 : fault.status;
    record(status);
    throw new SmtpRefusal(status, 'Temporarily not available (asked for as a fault)');
  }
  if (fault?.mode === 'slow') await sleep(fault.delayMs ?? SLOW_MS);
  if (fault?.mode !== 'timeout') {
    mailbox.add({
      to: addressesOf(parsed.to),
      from: addressesOf(parsed.from),
      recipients,
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html || null,
      headers: headersOf(parsed),
      attachments: parsed.attachments.map(attachmentOf),
    });
  }
  if (fault?.mode === 'timeout' || fault?.mode === 'timeout-after-commit') {
    record(null);
    await sleep(fault.delayMs ?? HOLD_MS);
    throw new SmtpRefusal(421, 'Connection timed out (asked for as a fault)');
  }
  record(250);
}

function addressesOf(given: AddressObject | AddressObject[] | undefined): string {
  const objects = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return objects.flatMap((object) => object.value.map((each) => each.address ?? '')).join(', ');
}

function headersOf(parsed: ParsedMail): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return headers;
}

function attachmentOf(each: ParsedMail['attachments'][number]): Attachment {
  const isText = /^(text\/|application\/(ics|json))/.test(each.contentType);
  return {
    filename: each.filename ?? null,
    contentType: each.contentType,
    size: each.size,
    text: isText ? each.content.toString('utf8') : null,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
