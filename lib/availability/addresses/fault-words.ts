import type { IcsFault } from '@/lib/providers/ics/failure';

/** Why a calendar cannot be read by its address, and what its owner can do about it. */
export const FAULT_WORDS: Readonly<Record<IcsFault, string>> = {
  bad_address:
    'This is not the address of a published calendar. It begins with https:// or webcal:// and names a server, without a port or a password.',
  forbidden_address: 'This address leads to a private network. Use one that can be reached from everywhere.',
  gone: 'The server does not show a calendar at this address. Copy the secret address anew: it changes when it is reset.',
  unavailable: 'The server of this calendar did not answer in time. It may be well again in a minute.',
  not_a_calendar:
    'What is at this address is not a calendar file. Copy the address that ends in .ics, not the one of a page.',
  unknown_zone: 'An event is in a time zone that neither the file nor we know, so we cannot tell when it is.',
  too_large: 'This calendar is too large to be read. Publish one with fewer years in it.',
};

export function faultWords(fault: string): string {
  return Object.hasOwn(FAULT_WORDS, fault) ? FAULT_WORDS[fault as IcsFault] : FAULT_WORDS.unavailable;
}
