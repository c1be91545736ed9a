import type { Letter } from '@/emails/letter';
import { mailLetter as mail } from '@/lib/mail-letter';

const FOOTER = ['You get this because this address was given to Monet.'];

/**
 * Mails a letter about an account.
 * @param id the same for every repetition: mail programs know a mail that comes again by it
 * @throws AppError `provider_unavailable` when the mail server fails; the queue tries again
 */
export function mailLetter(to: string, letter: Letter, id: string): Promise<void> {
  return mail(to, letter, id, FOOTER);
}
