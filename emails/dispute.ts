import { isObjectionable } from '@/lib/domain/dispute';
import { formatMoney } from '@/lib/format';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, withFact } from './phrases';

/**
 * One side disputes a call. The other is asked for theirs; both are told what was decided. Of a call that was refunded
 * because Zoom did not see the professional, they object, and the refund stays.
 */

type About = Confirmed<'candidate'> | Confirmed<'professional'>;

export function opened(about: About): Letter {
  if (about.who === 'candidate' && isObjection(about)) return objected(about);
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

/** To the candidate, who has nothing to fear and nothing to do. */
function objected(about: Confirmed<'candidate'>): Letter {
  const until = moment(about, about.at.add({ minutes: Math.round(about.policy.disputeHours * 60) }));
  const price = formatMoney(about.sums.priceCents);
  return {
    line: `${about.otherName} says that they were in your call; your refund stays yours`,
    subject: 'Your refund stays yours: the professional says that they came',
    preview: `You keep the ${price}. You can say what happened, if you like.`,
    title: `You keep the ${price}`,
    lead: prose`${about.otherName} says that they were in the call that Zoom did not see them in. Whatever we decide, your ${strong(price)} stays yours: if they were there, we pay them ourselves.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'Read it', path: `${about.pages.booking}/dispute` },
    after: [prose`You need do nothing. If you like, say what happened by ${until}.`],
  };
}

function isObjection({ endReason }: About): boolean {
  return isObjectionable({ status: 'refunded', endReason });
}

export function decided(about: About): Letter {
  return {
    line: `The dispute about your call with ${about.otherName} is decided`,
    subject: 'A dispute is decided',
    preview: 'Read what was decided, and why.',
    title: 'The dispute is decided',
    lead: prose`We have decided about this call. The page says what was decided, and why.${isObjection(about) ? ' The refund stays as it is.' : ''}`,
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
    lead: isObjection(about)
      ? prose`The professional does not object any more. The call stays refunded.`
      : prose`The dispute about this call was withdrawn. Everything goes on as before.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [prose`You have nothing to do.`],
  };
}
