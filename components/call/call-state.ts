import type { Temporal } from 'temporal-polyfill';
import { type Prose, prose, strong } from '@/components/booking/prose';
import {
  clockTime,
  instant,
  isBefore,
  priceWords,
  type Reading,
  slotOf,
  them,
  themAtStart,
} from '@/components/booking/reading';
import { formatDate, formatZoneName } from '@/lib/format';

/**
 * Where a call stands for somebody who waits for it.
 * - `early`: people are not let in yet; `open`: they are; `running`: the slot has begun
 * - `ended`: the slot is over and they can go back in; `closed`: that is over too
 */
export type CallPhase = 'early' | 'open' | 'running' | 'ended' | 'closed';

/** What the panel of a call's page says to this reader at this moment. */
export type CallNow = {
  readonly phase: CallPhase;
  /** The room exists; before that the page looks again by itself. */
  readonly isReady: boolean;
  readonly title: string;
  readonly text: Prose;
  /** What happens when one of the two does not come. */
  readonly after?: Prose;
  /** What time runs to, with the words beside it. */
  readonly countdown?: { readonly to: Temporal.Instant; readonly label: string };
  /** When what is said here changes next. */
  readonly changesAt: readonly Temporal.Instant[];
};

/** @returns null for a booking that has no call to wait for: not confirmed yet, or ended long ago */
export function callNow(reading: Reading): CallNow | null {
  const { view, now, zone, policy } = reading;
  const slot = slotOf(view);
  if (!slot || !view.joinOpensAt || !view.joinClosesAt) return null;
  const [opensAt, closesAt] = [instant(view.joinOpensAt), instant(view.joinClosesAt)];
  const lateAt = slot.start.add({ minutes: policy.noShowMinutes });
  const all = [opensAt, slot.start, lateAt, slot.end, closesAt];
  const changesAt = all.filter((at) => isBefore(now, at));
  const isReady = view.joinUrl !== null;
  const place = formatZoneName(zone);
  const phase = phaseOf(now, opensAt, slot, closesAt);
  const common = { phase, isReady, changesAt };
  const untilStart = { to: slot.start, label: 'until the call' };
  const notReady = prose`Your Zoom room is being made. This page shows it as soon as it is there.`;
  switch (phase) {
    case 'early':
      return {
        ...common,
        title: `The call is on ${formatDate(slot.start, zone, { now })} at ${clockTime(reading, slot.start)} (${place})`,
        text: prose`You can go in from ${strong(clockTime(reading, opensAt))}, a quarter of an hour before. This page opens the door by itself.`,
        after: absentWords(reading, lateAt),
        countdown: untilStart,
      };
    case 'open':
      return {
        ...common,
        title: isReady ? 'You can go in now' : 'The call begins soon',
        text: isReady ? doorWords(reading) : notReady,
        after: absentWords(reading, lateAt),
        countdown: untilStart,
      };
    case 'running':
      return {
        ...common,
        title: `The call is on until ${clockTime(reading, slot.end)} (${place})`,
        text: isReady ? doorWords(reading) : notReady,
        after: isBefore(now, lateAt) ? absentWords(reading, lateAt) : lateWords(reading, lateAt, slot.end),
        countdown: { to: slot.end, label: 'left of the call' },
      };
    case 'ended':
      return {
        ...common,
        title: 'The half hour is over',
        text: isReady
          ? prose`You can go back in until ${clockTime(reading, closesAt)}, to say goodbye properly.`
          : prose`What comes next is on the page of the booking.`,
      };
    case 'closed':
      return {
        ...common,
        title: 'The call is over',
        text: prose`What comes next is on the page of the booking.`,
      };
  }
}

function phaseOf(
  now: Temporal.Instant,
  opensAt: Temporal.Instant,
  { start, end }: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
  closesAt: Temporal.Instant,
): CallPhase {
  if (isBefore(now, opensAt)) return 'early';
  if (isBefore(now, start)) return 'open';
  if (isBefore(now, end)) return 'running';
  return isBefore(now, closesAt) ? 'ended' : 'closed';
}

function doorWords(reading: Reading): Prose {
  return reading.view.role === 'candidate'
    ? prose`Zoom keeps you in the waiting room until ${them(reading)} lets you in.`
    : prose`You open the call as its host, and let ${them(reading)} in from the waiting room.`;
}

/** Before it is late: what each stands to lose by not coming. */
function absentWords(reading: Reading, lateAt: Temporal.Instant): Prose {
  const time = clockTime(reading, lateAt);
  return reading.view.role === 'candidate'
    ? prose`If ${them(reading)} is not there by ${time} and you are, you get ${priceWords(reading)} back without asking.`
    : prose`If you are not there by ${time} while ${them(reading)} is, ${them(reading)} gets ${priceWords(reading)} back and you are not paid.`;
}

/** After it is late: what follows from somebody who is still not there. */
function lateWords(reading: Reading, lateAt: Temporal.Instant, end: Temporal.Instant): Prose {
  const time = clockTime(reading, lateAt);
  return reading.view.role === 'candidate'
    ? prose`${themAtStart(reading)} was not there by ${time}? Then ${priceWords(reading)} comes back to you by itself after ${clockTime(reading, end)}. You need not wait longer: that you came is known from Zoom.`
    : prose`${themAtStart(reading)} is not there? Whoever does not come until ${clockTime(reading, end)} was absent: you are paid all the same, and write no feedback. Being late alone changes nothing.`;
}

/** The rules for somebody who does not come, as this reader's page lists them. */
export function lateRules(reading: Reading): string[] {
  const slot = slotOf(reading.view);
  if (!slot) return [];
  const lateAt = clockTime(reading, slot.start.add({ minutes: reading.policy.noShowMinutes }));
  const [price, other] = [priceWords(reading), them(reading)];
  const hours = reading.policy.disputeHours;
  const objection = `Both of you read on the booking who was seen when, and can object for ${hours} hours.`;
  return reading.view.role === 'candidate'
    ? [
        `${themAtStart(reading)} comes after ${lateAt} or not at all while you are there: you get ${price} back.`,
        `You do not come at all: ${other} is paid, and you get nothing back.`,
        `Neither of you comes: you get ${price} back.`,
        objection,
      ]
    : [
        `You come after ${lateAt} or not at all while ${other} is there: ${other} gets ${price} back.`,
        `${themAtStart(reading)} does not come at all: you are paid, and write no feedback.`,
        `Neither of you comes: ${other} gets ${price} back.`,
        objection,
      ];
}
