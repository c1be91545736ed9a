import type { Moving } from './about';
import { type Letter, type Prose, prose, strong } from './letter';
import { cancellingFact, moment, slot, slotsAt, start, whenFact, withFact } from './phrases';

/** Both agreed on another time. */
export function forCandidate(about: Moving<'candidate'>): Letter {
  const isPaid = about.names === 'known';
  return {
    ...letter(about),
    facts: [withFact(about), whenFact(about), beforeFact(about), cancellingFact(about)],
    after: isPaid ? [NOTHING_TO_DO, PAYMENT, CALENDAR] : [unpaid(about, 'Pay')],
  };
}

export function forProfessional(about: Moving<'professional'>): Letter {
  const isPaid = about.names === 'known';
  return {
    ...letter(about),
    facts: [withFact(about), whenFact(about), beforeFact(about)],
    after: isPaid ? [NOTHING_TO_DO, CALENDAR] : [unpaid(about, 'The candidate pays')],
  };
}

function letter(about: Moving<'candidate' | 'professional'>): Omit<Letter, 'facts' | 'after'> {
  const isPaid = about.names === 'known';
  return {
    line: `Your call with ${about.otherName ?? about.other} has moved to ${slot(about)}`,
    subject: `Moved: your call is now on ${start(about)}`,
    preview: isPaid
      ? 'The attached invitation replaces the one you have.'
      : `It is held until ${moment(about, about.holdExpiresAt)}.`,
    title: 'Your call has moved',
    lead: prose`You agreed on another time: your call is now on ${strong(slot(about))}.`,
    action: { label: 'Open the booking', path: about.pages.booking },
  };
}

const NOTHING_TO_DO = prose`You have nothing to do: the Zoom link stays on the booking’s page.`;
const PAYMENT = prose`Your payment stays as it is.`;
const CALENDAR = prose`The attached invitation moves the call in your calendar.`;

function beforeFact(about: Moving<'candidate' | 'professional'>) {
  return { term: 'Before', value: slotsAt(about, [about.proposal.insteadOf]) };
}

function unpaid(about: Moving<'candidate' | 'professional'>, who: string): Prose {
  const deadline = moment(about, about.holdExpiresAt);
  return prose`${who} by ${deadline} to confirm it. If nobody does, the time is released then, and nothing is charged.`;
}
