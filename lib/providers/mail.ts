import nodemailer, { type Transporter } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser/index.js';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** SMTP with nodemailer. Knows no database and no notification; one connection a message. */

export type MailMessage = {
  /** Without brackets. The same message sent again has the same id, so that it can be recognised. */
  readonly messageId: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Date;
  readonly calendar: CalendarMessage | null;
};

/** An iMIP message (RFC 6047): `content` is the iCalendar object, whose METHOD is `method`. */
export type CalendarMessage = { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };

export type Sender = { readonly name: string; readonly address: string };

/** Who our mail comes from: `MAIL_FROM` in its parts. */
export function sender(): Sender {
  const { MAIL_FROM } = env();
  const first = addressparser(MAIL_FROM, { flatten: true })[0];
  return { name: first?.name || 'Monet', address: first?.address || MAIL_FROM };
}

let transporter: Transporter | undefined;

function transport(): Transporter {
  const timeout = env().PROVIDER_TIMEOUT_MS;
  // Made by hand: given an object with an address, `createTransport` forgets everything else in it.
  transporter ??= nodemailer.createTransport(
    new SMTPTransport({
      url: env().SMTP_URL,
      dnsTimeout: timeout,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
    }),
  );
  return transporter;
}

/**
 * Hands a message to the mail server. When it fails, the server may have taken it all the same: sending again is
 * safe for whoever knows messages by their id.
 * @throws AppError `provider_unavailable`, also for a recipient whom the server refuses
 */
export async function deliver(message: MailMessage): Promise<void> {
  const { messageId, calendar, ...rest } = message;
  try {
    await transport().sendMail({
      ...rest,
      from: sender(),
      messageId: `<${messageId}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: { 'Auto-Submitted': 'auto-generated' }, // so that nobody's absence notice answers
      ...(calendar ? { icalEvent: { filename: 'invite.ics', ...calendar } } : {}),
    });
  } catch (error) {
    throw new AppError('provider_unavailable', 'The mail could not be sent. It will be tried again.', {
      retryAfterSeconds: 30,
      log: `mail failed: ${failure(error)}`,
    });
  }
}

/** What the server said, without the addresses that servers like to repeat. */
function failure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? `${error.code} ` : '';
  return (code + error.message).replace(/[^\s<>,;:"']+@[^\s<>,;:"']+/g, '[address]');
}
