import { render } from '@react-email/render';
import { createElement } from 'react';
import { MailLayout } from '@/emails/layout';
import type { Letter } from '@/emails/letter';
import { asTyped, plainText } from '@/emails/plain-text';
import { now, toDate } from './clock';
import { env } from './env';
import { deliver } from './providers/mail';

/**
 * Mails a letter that is about no booking.
 * @param id the same for every repetition: mail programs know a mail that comes again by it
 * @param footer why they get it
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export async function mailLetter(to: string, letter: Letter, id: string, footer: string[]): Promise<void> {
  const base = env().MONET_BASE_URL;
  const href = new URL(letter.action.path, base).href;
  const html = await render(createElement(MailLayout, { letter, href, footer }));
  await deliver({
    messageId: `${id}@${new URL(base).hostname}`,
    to,
    subject: asTyped(letter.subject),
    html: html.replace(/^<!DOCTYPE[^>]*>/i, '<!doctype html>').replace(/<!--.*?-->/gs, ''),
    text: plainText(letter, href, footer),
    calendar: null,
    date: toDate(now()),
  });
}
