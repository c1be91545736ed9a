import { Temporal } from 'temporal-polyfill';
import { machineNow, now } from '@/lib/clock';
import type { Control } from '../control';
import { BookingOfStory } from './booking';
import { PLANS } from './plans';

/** Something that happens at an instant, and what it leads to. */
export type Moment = {
  readonly at: Temporal.Instant;
  readonly happen: () => Promise<readonly Moment[]>;
};

/**
 * Lives all plans side by side in the order of time, from wherever the clock stands to the present. Each moment
 * looks at its booking first and does only what is not done yet, so an interrupted story is taken up again.
 */
export async function liveStory(control: Control): Promise<void> {
  const present = Temporal.Instant.fromEpochMilliseconds(machineNow());
  const queue: Moment[] = PLANS.map((plan, index) =>
    new BookingOfStory(plan, `story-${index + 1}`, present, control).begin(),
  );
  for (;;) {
    queue.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
    const moment = queue.shift();
    if (!moment || Temporal.Instant.compare(moment.at, present) > 0) break;
    await moveTo(control, moment.at);
    queue.push(...(await moment.happen()));
  }
  await moveTo(control, Temporal.Instant.fromEpochMilliseconds(machineNow()));
}

async function moveTo(control: Control, at: Temporal.Instant): Promise<void> {
  if (Temporal.Instant.compare(at, now()) > 0) await control.moveTo(at);
}
