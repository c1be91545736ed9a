import type { Held } from './about';
import { type Letter, prose } from './letter';
import { callFact, moment, start, withFact } from './phrases';

/** The candidate wanted to pay, and the professional's calendar forbade it. Nothing was charged; the hold runs on. */
export function forProfessional(about: Held<'professional'>): Letter {
  const deadline = moment(about, about.holdExpiresAt);
  return {
    line: `A call could not be paid, since your calendar is not free at its time: ${about.other}`,
    subject: `Not paid, your calendar is in the way: ${start(about)}`,
    preview: `Make the time free in your calendar until ${deadline}, and the call can be paid.`,
    title: 'Your calendar keeps a call from being paid',
    lead: prose`The candidate wanted to pay for your call. Your calendar has something else at its time by now, or cannot be read, so no money was taken. The time stays held until ${deadline}.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'See the booking', path: about.pages.booking },
    after: [
      prose`If you want the call, make this time free in your calendar, and see under “Your calendars” that all of them can be read. The candidate can then pay.`,
      prose`If you cannot make it, propose another time on the booking’s page, or cancel it. Nobody has paid, so nothing has to go back.`,
    ],
  };
}
