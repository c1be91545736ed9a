import type { Core } from '../core';
import type { Attendance, Meeting, Meetings, Participant } from './meetings';
import { sendZoomEvent } from './webhooks';

type Who = 'host' | 'guest';

/** One webhook that Zoom sends about a meeting. */
interface Happening {
  /** Names it within the meeting, so that it is sent once. */
  key: string;
  event: string;
  who: Who | null;
  /** Seconds since 1970. */
  at: number;
}

const TIMER = 'zoom.event';

/**
 * What Zoom reports when these people come to the call: the professional as host, the candidate as a guest
 * who has no account. People come a few seconds after the start and leave a moment before the end. When it was
 * said that nobody comes, the room is opened and closed empty, which is how Zoom can know of it; when nothing was
 * said, Zoom has nothing to report.
 */
export function happenings(meeting: Meeting): Happening[] {
  const start = Date.parse(meeting.startTime) / 1000;
  const end = start + meeting.duration * 60;
  if (!meeting.attendance) return [];
  const { candidate, professional } = meeting.attendance;
  const one = (event: string, who: Who | null, at: number): Happening => ({
    key: `${event} ${who ?? ''}`.trim(),
    event: `meeting.${event}`,
    who,
    at,
  });
  const hasWaitingRoom = meeting.settings.waiting_room === true;
  const [opens, arrives, leaves] = [start + 5, start + 30, end - 2];
  const list: Happening[] = [];
  if (professional) {
    list.push(one('started', null, opens), one('participant_joined', 'host', opens));
    if (candidate) {
      if (hasWaitingRoom) {
        list.push(
          one('participant_joined_waiting_room', 'guest', arrives),
          one('participant_admitted', 'guest', arrives),
          one('participant_left_waiting_room', 'guest', arrives),
        );
      }
      list.push(one('participant_joined', 'guest', arrives), one('participant_left', 'guest', leaves));
    }
    list.push(one('participant_left', 'host', leaves), one('ended', null, end));
  } else if (candidate) {
    list.push(one('participant_jbh_waiting', 'guest', arrives));
    if (hasWaitingRoom) {
      list.push(
        one('participant_joined_waiting_room', 'guest', arrives),
        one('participant_left_waiting_room', 'guest', leaves),
      );
    }
    list.push(one('participant_jbh_waiting_left', 'guest', leaves));
  } else {
    list.push(one('started', null, opens), one('ended', null, end));
  }
  return list;
}

export const NOBODY: Attendance = { candidate: false, professional: false };

/** Says who comes, now or later, and plans what Zoom will report; what it has reported already stays. */
export function setAttendance(core: Core, meetings: Meetings, id: string, attendance: Attendance): Meeting {
  return core.store.transact(() => {
    const meeting = meetings.all.put(id, { ...meetings.need(id), attendance });
    plan(core, meeting);
    return meeting;
  });
}

/** Plans the events of a meeting anew, after its time or its attendance changed. */
export function plan(core: Core, meeting: Meeting): void {
  core.schedule.cancel(TIMER, meeting.id);
  for (const { key, at } of happenings(meeting)) {
    if (!meeting.sent.includes(key)) core.schedule.at(at * 1000, TIMER, meeting.id, { id: meeting.id, key });
  }
}

/** Drops the events of a meeting that have not been sent. */
export function unplan(core: Core, id: string): void {
  core.schedule.cancel(TIMER, id);
}

/** Sends the events when their time has come. */
export function scheduleZoom(core: Core, meetings: Meetings): void {
  core.schedule.on<{ id: string; key: string }>(TIMER, ({ id, key }) => {
    const meeting = meetings.all.get(id);
    const happening = meeting && happenings(meeting).find((each) => each.key === key);
    if (meeting && happening) happen(core, meetings, meeting, happening);
  });
}

/** The host ends a running meeting early. */
export function endNow(core: Core, meetings: Meetings, meeting: Meeting): void {
  const now = core.clock.seconds();
  unplan(core, meeting.id);
  for (const happening of happenings(meeting)) {
    const isEnding = happening.key.startsWith('participant_left ') || happening.key === 'ended';
    const current = meetings.need(meeting.id);
    if (isEnding && !current.sent.includes(happening.key))
      happen(core, meetings, current, { ...happening, at: now });
  }
}

function happen(core: Core, meetings: Meetings, meeting: Meeting, happening: Happening): void {
  const { key, event, who, at } = happening;
  const status =
    event === 'meeting.started' ? 'started' : event === 'meeting.ended' ? 'waiting' : meeting.status;
  const updated = meetings.all.put(meeting.id, {
    ...meeting,
    status,
    sent: [...meeting.sent, key],
    participants: who ? reported(meeting, event, who, at) : meeting.participants,
  });
  const time = new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  const extra: Record<string, unknown> = {};
  if (event === 'meeting.ended') extra.end_time = time;
  if (who) extra.participant = participant(updated, event, who, time);
  sendZoomEvent(core, updated, event, at * 1000, key, extra);
}

function participant(meeting: Meeting, event: string, who: Who, time: string): Record<string, unknown> {
  const person =
    who === 'host'
      ? {
          user_id: '16778240',
          user_name: meeting.hostEmail.split('@')[0],
          id: meeting.hostId,
          participant_user_id: meeting.hostId,
          participant_uuid: `H${meeting.uuid.slice(1)}`,
          email: meeting.hostEmail,
        }
      : {
          user_id: '16779264',
          user_name: 'Guest',
          id: '',
          participant_uuid: `G${meeting.uuid.slice(1)}`,
          email: '',
        };
  if (event === 'meeting.participant_joined') return { ...person, join_time: time };
  if (event === 'meeting.participant_left')
    return { ...person, leave_time: time, leave_reason: 'left the meeting' };
  return { ...person, date_time: time };
}

/** The report on participants after one of them came or went. */
function reported(meeting: Meeting, event: string, who: Who, at: number): Participant[] {
  const userId = who === 'host' ? '16778240' : '16779264';
  const time = new Date(at * 1000).toISOString().replace('.000Z', 'Z');
  if (event === 'meeting.participant_joined') {
    const joined: Participant = {
      id: who === 'host' ? meeting.hostId : '',
      name: who === 'host' ? (meeting.hostEmail.split('@')[0] ?? '') : 'Guest',
      user_id: userId,
      user_email: who === 'host' ? meeting.hostEmail : '',
      join_time: time,
      leave_time: '',
      duration: 0,
      status: 'in_meeting',
    };
    return [...meeting.participants, joined];
  }
  if (event !== 'meeting.participant_left') return meeting.participants;
  return meeting.participants.map((each) =>
    each.user_id === userId && each.leave_time === ''
      ? { ...each, leave_time: time, duration: at - Date.parse(each.join_time) / 1000 }
      : each,
  );
}
