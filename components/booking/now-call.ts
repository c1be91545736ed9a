import type { Temporal } from 'temporal-polyfill';
import { formatDate, formatTimeLeft, formatZoneName } from '@/lib/format';
import { calendarFile, callPage, joinLink } from './links';
import type { Now, NowAction } from './now';
import { type Prose, prose } from './prose';
import { clockTime, instant, isBefore, type Reading, slotOf } from './reading';

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

const READY = 'Get ready for the call';

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
  const ready = view.joinUrl !== null;
  const begun = !isBefore(now, slot.start);
  const opensAt = view.joinOpensAt ? instant(view.joinOpensAt) : slot.start;
  const isOpen = !isBefore(now, opensAt);
  const page: NowAction = { label: READY, href: callPage(view.role, view.id), look: 'primary', leaves: true };
  const actions: NowAction[] = [];
  if (ready && isOpen)
    actions.push({ label: words.join, href: joinLink(view), look: 'primary', leaves: true });
  if (ready) actions.push(isOpen ? { ...page, look: 'plain' } : page);
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
      ? isOpen
        ? words.before
        : [...prose`You can go in from ${clockTime(reading, opensAt)}. `, ...words.before]
      : prose`The Zoom link is being made. If it is not here in a moment, load the page again.`,
    actions,
    ...(isBefore(now, noShow) && { after: words.absent(clockTime(reading, noShow)) }),
    ...(!begun && { countdown: { value: formatTimeLeft(slot.start, now), label: 'until the call' } }),
    ...(!ready && { soon: true }),
  };
}
