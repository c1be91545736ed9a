import type { Route } from 'next';
import type { ButtonLook } from '@/components/ui/button-class';
import type { IconName } from '@/components/ui/icon';
import type { Countdown } from '@/components/ui/now-panel';
import { nowForCandidate } from './now-candidate';
import { nowForProfessional } from './now-professional';
import type { Prose } from './prose';
import type { Reading } from './reading';

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

/** What the panel on top of a booking's page says to this reader at this moment. */
export function nowOf(reading: Reading): Now {
  return reading.view.role === 'candidate' ? nowForCandidate(reading) : nowForProfessional(reading);
}
