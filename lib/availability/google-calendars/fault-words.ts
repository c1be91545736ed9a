import type { CalendarFault } from '@/lib/providers/google/free-busy';

/** Why a chosen calendar cannot be read, and what its owner can do about it. */
const WORDS: Readonly<Record<CalendarFault, string>> = {
  gone: 'It was deleted at Google, or is not shared with you any more. Untick it and save.',
  failing: 'Google cannot say what is in it at the moment. If this lasts, untick it and save.',
};

export function googleFaultWords(fault: string): string {
  return fault === 'gone' ? WORDS.gone : WORDS.failing;
}
