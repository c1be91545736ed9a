import { render } from '@react-email/render';
import { createElement } from 'react';
import { MailLayout } from '@/emails/layout';
import { asTyped, plainText } from '@/emails/plain-text';
import { env } from '@/lib/env';
import { formatZoneName } from '@/lib/format';
import type { MailMessage } from '@/lib/providers/mail';
import { calendarMessage } from './invite';
import { absolute } from './links';
import { writeLetter } from './messages';
import type { Occasion } from './occasion';
import type { PublicId } from './public-id';

/** A mail that is ready to go, but for its date. */
export type RenderedMail = Omit<MailMessage, 'date'>;

/**
 * Writes a mail in both its forms. The same occasion gives the same mail.
 * @returns null when such a message is not for this side of the booking
 */
export async function renderMail(occasion: Occasion, id: PublicId): Promise<RenderedMail | null> {
  const letter = writeLetter(occasion);
  if (!letter) return null;
  const href = absolute(letter.action.path);
  const footer = [REASON[occasion.who], `Times are in ${formatZoneName(occasion.reader.zone)}, your zone.`];
  const html = await render(createElement(MailLayout, { letter, href, footer }));
  return {
    messageId: `${id}@${new URL(env().MONET_BASE_URL).hostname}`,
    to: occasion.reader.email,
    subject: asTyped(letter.subject),
    html: html.replace(/^<!DOCTYPE[^>]*>/i, '<!doctype html>').replace(/<!--.*?-->/gs, ''),
    text: plainText(letter, href, footer),
    calendar: calendarMessage(occasion),
  };
}

const REASON = {
  candidate: 'You get this because you asked for a call on Monet.',
  professional: 'You get this because you offer calls on Monet.',
} as const;
