import type { Temporal } from 'temporal-polyfill';
import { formatDate, formatTimeLeft, formatZoneName } from '@/lib/format';
import { calendarFile, joinLink } from './links';
import type { Now, NowAction } from './now';
import { type Prose, prose } from './prose';
import { clockTime, isBefore, type Reading, slotOf } from './reading';

/** Which part of the time between two instants is left: 1 at the beginning, 0 at the end. */
export function shareLeft(now: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant): number {
  const whole = until.epochMilliseconds - from.epochMilliseconds;
  const left = until.epochMilliseconds - now.epochMilliseconds;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, left / whole));
}

/** ", and your name was not shown" where the booking never came so far. */
export function nameTail({ view }: Reading): string {
  return view.confirmedAt ? '' : ', and your name was not shown';
}

type CallWords = {
  readonly join: string;
  /** What to know until the call. */
  readonly before: Prose;
  /** What happens when somebody does not come by this time of day. */
  readonly absent: (time: string) => Prose;
};

/** The panel of a confirmed booking: before the call, during it, and just after. */
export function aroundTheCall(reading: Reading, words: CallWords): Now {
  const { view, now, policy, zone } = reading;
  const slot = slotOf(view);
  if (!slot) return { title: 'Confirmed' };
  if (!isBefore(now, slot.end)) {
    return {
      title: 'The call is over',
      text: prose`What comes next is on this page in a moment.`,
      soon: true,
    };
  }
  const noShow = slot.start.add({ minutes: policy.noShowMinutes });
  const ready = view.allowedActions.includes('join');
  const begun = !isBefore(now, slot.start);
  const actions: NowAction[] = ready
    ? [{ label: words.join, href: joinLink(view), look: 'primary', leaves: true }]
    : [];
  if (!begun)
    actions.push({
      label: 'Add to calendar',
      icon: 'calendar',
      href: calendarFile(view.id),
      look: 'plain',
      leaves: true,
    });
  const place = formatZoneName(zone);
  return {
    title: begun
      ? `The call is on until ${clockTime(reading, slot.end)} (${place})`
      : `Join on ${formatDate(slot.start, zone, { now })} at ${clockTime(reading, slot.start)} (${place})`,
    text: ready
      ? words.before
      : prose`The Zoom link is being made. If it is not here in a moment, load the page again.`,
    actions,
    ...(isBefore(now, noShow) && { after: words.absent(clockTime(reading, noShow)) }),
    ...(!begun && { countdown: { value: formatTimeLeft(slot.start, now), label: 'until the call' } }),
    ...(!ready && { soon: true }),
  };
}
