import type { Route } from 'next';
import type { ButtonLook } from '@/components/ui/button-class';
import type { IconName } from '@/components/ui/icon';
import type { Countdown } from '@/components/ui/now-panel';
import { formatTimeLeft } from '@/lib/format';
import { bookingPage } from './links';
import { nowForCandidate } from './now-candidate';
import { nowForProfessional } from './now-professional';
import { type Prose, prose, strong } from './prose';
import { instant, moment, type Reading, themAtStart } from './reading';

/** A way on. `leaves` goes out of the product or to a file, so that it is a plain link. */
export type NowAction = {
  label: string;
  href: Route;
  look: ButtonLook;
  leaves?: boolean;
  icon?: IconName;
};

/** The one thing to do now, by when, and what happens if nothing is done. */
export type Now = {
  readonly title: string;
  readonly text?: Prose;
  readonly actions?: readonly NowAction[];
  readonly after?: Prose;
  readonly countdown?: Countdown;
  /** Something of ours is under way and done within seconds, so the page looks again by itself. */
  readonly soon?: boolean;
};

/** The same where only one thing is shown: the other side's wish for another time comes first. */
export function firstThing(reading: Reading): Now {
  const { view } = reading;
  const { proposal } = view;
  if (!proposal || !view.allowedActions.includes('answer_times')) return nowOf(reading);
  return {
    title: `${themAtStart(reading)} would like another time`,
    text: prose`Take one of theirs, propose others, or keep the time that is set, until ${strong(moment(reading, proposal.answerBy))}.`,
    actions: [{ label: 'Answer', href: bookingPage(view.role, view.id), look: 'primary' }],
    after: prose`If you do nothing, the call stays at its time.`,
    countdown: { value: formatTimeLeft(instant(proposal.answerBy), reading.now), label: 'left to answer' },
  };
}

/** The same below a panel that asks for something first: one primary action on a page. */
export function demoted(now: Now): Now {
  const { actions } = now;
  return actions ? { ...now, actions: actions.map((each) => ({ ...each, look: 'plain' as const })) } : now;
}

/** What the panel on top of a booking's page says to this reader at this moment. */
export function nowOf(reading: Reading): Now {
  return reading.view.role === 'candidate' ? nowForCandidate(reading) : nowForProfessional(reading);
}
