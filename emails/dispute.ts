import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, withFact } from './phrases';

/** One side disputes a call. The other is asked for theirs; both are told what was decided. */

type About = Confirmed<'candidate'> | Confirmed<'professional'>;

export function opened(about: About): Letter {
  const until = moment(about, about.at.add({ minutes: Math.round(about.policy.disputeHours * 60) }));
  const them = about.who === 'candidate' ? 'The professional' : 'The candidate';
  return {
    line: `Your call with ${about.otherName} is disputed: say what happened`,
    subject: 'A call of yours is disputed',
    preview: 'Say what happened, in your words, before we decide.',
    title: 'Say what happened',
    lead: prose`${them} says that something about this call was not as agreed. Please tell us your side by ${strong(until)}.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'Read it and answer', path: `${about.pages.booking}/dispute` },
    after: [prose`If you say nothing, we decide with what we know. Until then the payout waits.`],
  };
}

export function decided(about: About): Letter {
  return {
    line: `The dispute about your call with ${about.otherName} is decided`,
    subject: 'A dispute is decided',
    preview: 'Read what was decided, and why.',
    title: 'The dispute is decided',
    lead: prose`We have decided about this call. The page says what was decided, and why.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'Read the decision', path: `${about.pages.booking}/dispute` },
    after: [prose`You have nothing to do. Money that moves because of it is told in a mail of its own.`],
  };
}

export function withdrawn(about: About): Letter {
  return {
    line: `The dispute about your call with ${about.otherName} was withdrawn`,
    subject: 'A dispute was withdrawn',
    preview: 'Everything goes on as before.',
    title: 'The dispute was withdrawn',
    lead: prose`The dispute about this call was withdrawn. Everything goes on as before.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
