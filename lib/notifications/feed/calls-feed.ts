import ical, {
  ICalCalendarMethod,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { toDate } from '@/lib/clock';
import { calendarOrganizer, calendarUid, PRODUCT, sequence } from '../invite';
import { confirmed } from '../known';
import { absolute } from '../links';
import type { Occasion } from '../occasion';

/** How often calendars are asked to look again. Most look when they like; none has to look more often. */
const REFRESH_SECONDS = 3600;

/**
 * Confirmed calls as the calendar that one of their people follows (RFC 5545; how often to look again, RFC 7986, 5.7).
 * Each is the event of its invitation by UID and SEQUENCE. The same calls give the same text.
 * @param calls each as its `call_confirmed` to the reader
 * @throws InvariantError for a call that was never confirmed
 */
export function callsFeed(calls: readonly Occasion[]): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: PRODUCT,
    name: 'Monet calls',
    ttl: REFRESH_SECONDS,
  });
  for (const call of calls) calendar.createEvent(event(call));
  return calendar.toString();
}

/**
 * Without the Zoom link: whoever comes upon the address, or keeps a copy of the file for others, reads of the calls but
 * does not get into them. A cancelled call stays as one: a calendar that also has the invitation takes it back by that,
 * and one that keeps what a feed has forgotten does not keep a call that is none.
 */
function event(call: Occasion): ICalEventData {
  const { booking, who } = call;
  const { otherName, other, startAt, endAt, pages, at } = confirmed(call, who);
  const page = absolute(pages.booking);
  const isCancelled = booking.status === 'cancelled';
  return {
    id: calendarUid(booking.id),
    sequence: sequence(call, 'PUBLISH'),
    stamp: toDate(at),
    start: toDate(startAt),
    end: toDate(endAt),
    summary: `Call with ${otherName}`,
    description: `${otherName} (${other})\n${isCancelled ? 'Booking' : 'Join, and all about the call'}: ${page}`,
    location: page,
    url: page,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    class: ICalEventClass.PRIVATE, // who shares the calendar sees a busy half hour, not a name
    organizer: calendarOrganizer(),
  };
}
