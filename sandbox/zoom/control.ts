import type { Core } from '../core';
import { Problem } from '../problem';
import { happenings, setAttendance } from './attendance';
import type { AccountSettings, Attendance, Meeting, Meetings } from './meetings';
import { validateZoomWebhook } from './webhooks';

/** What a script may do to the imitated Zoom that no API call can. */
export interface ZoomControl {
  /**
   * Says who comes to the call of a booking, before or after its time.
   * @throws Problem 404 when no meeting names the booking in its topic, agenda or tracking fields.
   */
  setAttendance(bookingId: string, attendance: Attendance): object;
  /** What the account forces on meetings, and whether lists are behind. */
  setAccount(settings: AccountSettings): object;
  /** Every meeting there is, the newest first. */
  listMeetings(): object[];
  validateWebhook(): Promise<object>;
}

/** Zoom's part of the control interface. */
export function zoomControl(core: Core, meetings: Meetings): ZoomControl {
  return {
    setAttendance(bookingId, attendance) {
      const meeting = meetings.all.newest().find((each) => mentions(each, bookingId));
      if (!meeting) throw new Problem(404, 'not_found', `No Zoom meeting names the booking ${bookingId}.`);
      const updated = setAttendance(core, meetings, meeting.id, attendance);
      return {
        meetingId: updated.id,
        bookingId,
        startTime: updated.startTime,
        attendance: updated.attendance,
        events: happenings(updated).map(({ event, who, at }) => ({
          event,
          who: who === 'host' ? 'professional' : who === 'guest' ? 'candidate' : null,
          at: new Date(at * 1000).toISOString(),
        })),
      };
    },
    setAccount(settings) {
      meetings.setAccount(settings);
      return settings;
    },
    listMeetings: () => meetings.all.newest(),
    validateWebhook: () => validateZoomWebhook(core),
  };
}

function mentions(meeting: Meeting, bookingId: string): boolean {
  const texts = [meeting.topic, meeting.agenda, ...meeting.trackingFields.map((each) => each.value)];
  return texts.some((text) => text.includes(bookingId));
}
