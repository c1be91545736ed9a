import type { Temporal } from 'temporal-polyfill';
import { type CallRules, fullTimes, takenByCalls, withNotice } from './call-rules';
import { ownTimeline, type Whereabouts } from './own-clock';
import type { Policy } from './policy';
import { bookableHorizon, type Interval, mergedSlots, type Normal } from './slots';
import { type Availability, availableIntervals } from './weekly-windows';

/** All that decides when one person can have a call. Intervals are epoch minutes, in any order. */
export type PersonTimes = Availability &
  Whereabouts & {
    readonly rules: CallRules;
    /** Their other calls: the times that these hold. */
    readonly calls: readonly Interval[];
    /** Where the calls start that count towards the limits of a day and a week: those that hold, and those that were. */
    readonly counted: readonly number[];
    /** Busy times of their calendars. */
    readonly calendar: readonly Interval[];
  };

/** Two people, and the moment at which somebody asks when they can have a call. */
export type Meeting = {
  readonly candidate: PersonTimes;
  readonly professional: PersonTimes;
  readonly now: Temporal.Instant;
  readonly policy: Policy;
};

/** The policy of this meeting: with the longest notice of the platform and both people. */
export function meetingPolicy({ candidate, professional, policy }: Omit<Meeting, 'now'>): Policy {
  return withNotice(policy, [candidate.rules, professional.rules]);
}

/** A person's hours inside a horizon: windows and dated exceptions by their own clock, less nothing else. */
export function hoursWithin(person: Availability & Whereabouts, horizon: Interval): Normal {
  return availableIntervals(person, ownTimeline(person, horizon));
}

/** What a person's calls take: their time, the buffer around them, and where no call may start, full days and weeks. */
export function callLoad(
  { calls, counted, rules, zone, trips }: PersonTimes,
  horizon: Interval,
): { readonly taken: Interval[]; readonly full: Normal } {
  return {
    taken: takenByCalls(calls, rules),
    full: fullTimes(counted, rules, { zone, trips }, horizon),
  };
}

/**
 * Where a call of two people may start: in the hours of both, clear of both calendars, of both people's other calls
 * with their buffers, not on a day or in a week that is full for either, on the grid, and within the longest notice
 * and the horizon. This is the one place that puts the rules together; docs/time.md tells where each of them lives.
 *
 * @returns starts in epoch minutes, ascending
 */
export function callTimes(meeting: Meeting): number[] {
  const { candidate, professional, now } = meeting;
  const policy = meetingPolicy(meeting);
  const horizon = bookableHorizon(now, policy);
  const loads = [callLoad(candidate, horizon), callLoad(professional, horizon)];
  return mergedSlots({
    candidate: hoursWithin(candidate, horizon),
    professional: hoursWithin(professional, horizon),
    busy: [...candidate.calendar, ...professional.calendar, ...loads.flatMap(({ taken }) => taken)],
    noStart: loads.flatMap(({ full }) => full),
    now,
    policy,
  });
}
