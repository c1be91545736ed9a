import { render } from '@react-email/render';
import { createElement } from 'react';
import { MailLayout } from '@/emails/layout';
import type { Letter } from '@/emails/letter';
import { asTyped, plainText } from '@/emails/plain-text';
import { now, toDate } from '@/lib/clock';
import { env } from '@/lib/env';
import { deliver } from '@/lib/providers/mail';

const FOOTER = ['You get this because this address was given to Monet.'];

/**
 * Mails a letter about an account.
 * @param id the same for every repetition: mail programs know a mail that comes again by it
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function mailLetter(to: string, letter: Letter, id: string): Promise<void> {
  const base = env().MONET_BASE_URL;
  const href = new URL(letter.action.path, base).href;
  const html = await render(createElement(MailLayout, { letter, href, footer: FOOTER }));
  await deliver({
    messageId: `${id}@${new URL(base).hostname}`,
    to,
    subject: asTyped(letter.subject),
    html: html.replace(/^<!DOCTYPE[^>]*>/i, '<!doctype html>').replace(/<!--.*?-->/gs, ''),
    text: plainText(letter, href, FOOTER),
    calendar: null,
    date: toDate(now()),
  });
}
