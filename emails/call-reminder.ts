import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Fact, type Letter, type Prose, prose, strong } from './letter';
import { cancellingFact, noShowTime, slot, start, whenFact, withFact } from './phrases';

/** A day before the call, to both. */
export function dayBefore(about: Confirmed<'candidate'> | Confirmed<'professional'>): Letter {
  return {
    ...letter(about),
    line: `Your call with ${about.otherName} is coming up: ${slot(about)}`,
    subject: `Your call is on ${start(about)}`,
    title: 'Your call is coming up',
    lead: prose`You meet ${strong(about.otherName)} on ${strong(slot(about))}.`,
    facts: [withFact(about), whenFact(about), WHERE, ...(isCandidate(about) ? [cancellingFact(about)] : [])],
  };
}

/** An hour before the call, to both. */
export function hourBefore(about: Confirmed<'candidate'> | Confirmed<'professional'>): Letter {
  return {
    ...letter(about),
    line: `Your call with ${about.otherName} begins within the hour: ${slot(about)}`,
    subject: `Soon: your call on ${start(about)}`,
    title: 'Your call is soon',
    lead: prose`You meet ${strong(about.otherName)} on ${strong(slot(about))}. You can go in a quarter of an hour before, and try your camera and microphone until then.`,
    facts: [withFact(about), whenFact(about), WHERE],
    action: { label: 'Go to the call', path: about.pages.call },
  };
}

const WHERE: Fact = { term: 'Where', value: 'Zoom, from the call’s page' };

function letter(about: Confirmed<'candidate'> | Confirmed<'professional'>) {
  return {
    preview: 'You can go in a quarter of an hour before, from the call’s page.',
    action: { label: 'Open the booking', path: about.pages.booking },
    after: [prose`You have nothing to do until then.`, absent(about)],
  };
}

function absent(about: Confirmed<'candidate'> | Confirmed<'professional'>): Prose {
  const [time, price] = [noShowTime(about), formatMoney(about.sums.priceCents)];
  return isCandidate(about)
    ? prose`If ${about.otherName} is not there by ${time}, you get ${price} back without asking. If you cannot come, propose another time or cancel on the booking’s page.`
    : prose`If you are not there by ${time}, ${about.otherName} gets ${price} back and you are not paid. If you cannot come, propose another time or cancel on the booking’s page.`;
}

function isCandidate(
  about: Confirmed<'candidate'> | Confirmed<'professional'>,
): about is Confirmed<'candidate'> {
  return about.who === 'candidate';
}
