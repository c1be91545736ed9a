import type { Temporal } from 'temporal-polyfill';
import type { Actor, BookingChanges, Consequences, Effect, MoneyMove, Party } from './booking';
import type { Policy } from './policy';

/** What the consequences of several events are made of. */

export const NO_MONEY: MoneyMove = { kind: 'none' };

/** Whatever a confirmed call does, its events in the calendars of both follow. */
export const SYNC_EVENTS = { kind: 'work', job: 'sync-call-events' } as const satisfies Effect;

/** What comes with time on the way to a paid call: reminders that still lie ahead, and its end. */
export function callTimers(startAt: Temporal.Instant, now: Temporal.Instant, policy: Policy): Effect[] {
  const [first, second] = policy.reminderHours;
  const before = (hours: number) => startAt.subtract({ minutes: Math.round(hours * 60) });
  const reminders = [
    { kind: 'timer', job: 'remind-first', at: before(first) },
    { kind: 'timer', job: 'remind-second', at: before(second) },
  ] as const satisfies readonly Effect[];
  const endAt = startAt.add({ minutes: policy.callMinutes });
  return [...reminders.filter(({ at }) => isBefore(now, at)), { kind: 'timer', job: 'end-call', at: endAt }];
}

/** The admin and the system act on neither side where this is asked. */
export function sideOf(actor: Actor): Party {
  return actor === 'professional' ? 'professional' : 'candidate';
}

export function otherSide(side: Party): Party {
  return side === 'candidate' ? 'professional' : 'candidate';
}

export function follow(
  changes: BookingChanges,
  money: MoneyMove = NO_MONEY,
  ...effects: Effect[]
): Consequences {
  return { changes, money, effects };
}

export function tell(who: Party, message: Extract<Effect, { kind: 'tell' }>['message']): Effect {
  return { kind: 'tell', who, message };
}

export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
