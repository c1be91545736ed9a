import type { Party } from '@/lib/domain/booking';
import type { Confirmed } from './about';
import { type Letter, prose, strong } from './letter';
import { callFact, moment, start, withFact } from './phrases';

/** The reader has moved or deleted the event of a call in their calendar. The call is as it was. */
export function forEither(about: Confirmed<Party>): Letter {
  const when = moment(about, about.startAt);
  return {
    line: `You changed the event of your call with ${about.otherName} in Google; the call itself is unchanged`,
    subject: `Your call is unchanged: ${start(about)}`,
    preview: `You moved or deleted its event in your Google calendar. The call still takes place on ${when}.`,
    title: 'You changed the event of a call',
    lead: prose`You moved or deleted the event of your call with ${about.otherName} in your Google calendar. That does not change the call: it takes place on ${strong(when)}.`,
    facts: [withFact(about), callFact(about)],
    action: { label: 'Put the event back, or leave it', path: about.pages.booking },
    after: [
      prose`If you cannot come at that time, say so on the page of the call: the other side does not see your calendar.`,
    ],
  };
}
