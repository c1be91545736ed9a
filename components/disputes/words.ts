import type { Reading } from '@/components/booking/reading';
import { them, themAtStart } from '@/components/booking/reading';
import type { DisputeView } from '@/lib/disputes/schema';
import type { Party } from '@/lib/domain/booking';
import type { DisputeMatter } from '@/lib/domain/dispute';

type Statement = DisputeView['statements'][number];

const MATTERS: Readonly<Record<DisputeMatter, string>> = {
  absence: 'Somebody did not come, came late or left early',
  conduct: 'How somebody behaved',
  call: 'The call itself: sound, picture, or it broke off',
  feedback: 'The written feedback',
  anonymity: 'A name or an employer was passed on',
  other: 'Something else',
};

/** What a dispute is about, in words. */
export function matterWords(matter: DisputeMatter): string {
  return MATTERS[matter];
}

/** Who said something: "You", "Daniel" or "Monet". */
export function sayerWords(by: Statement['by'], reading: Reading): string {
  if (by === 'admin') return 'Monet';
  return by === reading.view.role ? 'You' : themAtStart(reading);
}

/** Who disputed the call, at the beginning of a sentence. */
export function openerWords(openedBy: Party, reading: Reading): string {
  return openedBy === reading.view.role ? 'You' : themAtStart(reading);
}

/** Whose answer is awaited, inside a sentence. */
export function answererWords(openedBy: Party, reading: Reading): string {
  return openedBy === reading.view.role ? them(reading) : 'you';
}
