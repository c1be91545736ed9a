import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Core } from '../core';
import type { Env } from '../edge';
import { shownTime, standIn } from '../page/layout';
import { NOBODY, setAttendance } from './attendance';
import { encryptedPasscode, hostToken } from './meeting-shape';
import type { Attendance, Meeting, Meetings } from './meetings';

type Side = keyof Attendance;

/** Where the links in the product lead: the candidate joins at `/j`, the professional starts at `/s`. */
export function zoomPages(core: Core, meetings: Meetings): Hono<Env> {
  const app = new Hono<Env>();
  for (const [path, side] of [
    ['/j/:id', 'candidate'],
    ['/s/:id', 'professional'],
  ] as const) {
    app.get(path, (c) => {
      const meeting = meetings.all.get(c.req.param('id'));
      if (!meeting) return c.html(refusal('This meeting does not exist or has been deleted.'), 404);
      if (!isAllowed(c, meeting, side))
        return c.html(refusal('The passcode or the host link is wrong.'), 403);
      return c.html(callPage(core, meeting, side));
    });
    app.post(path, (c) => {
      const meeting = meetings.all.get(c.req.param('id'));
      if (!meeting || !isAllowed(c, meeting, side)) return c.html(refusal('This link is not valid.'), 403);
      const updated = setAttendance(core, meetings, meeting.id, {
        ...(meeting.attendance ?? NOBODY),
        [side]: true,
      });
      return c.html(callPage(core, updated, side));
    });
  }
  return app;
}

function isAllowed(c: Context, meeting: Meeting, side: Side): boolean {
  if (side === 'professional') return c.req.query('zak') === hostToken(meeting);
  const passcode = c.req.query('pwd');
  return passcode === encryptedPasscode(meeting) || passcode === meeting.password;
}

function callPage(core: Core, meeting: Meeting, side: Side) {
  const present = meeting.attendance?.[side] === true;
  const hasEnded = Date.parse(meeting.startTime) + meeting.duration * 60_000 <= core.clock.now();
  return standIn(
    'Zoom',
    'This would be the Zoom call',
    html`<p>${meeting.topic}, ${shownTime(meeting.startTime)}, ${meeting.duration} minutes. You are here as the
        <strong>${side}</strong>.</p>
      ${
        present
          ? html`<p class="notice" role="status">You are counted as present${hasEnded ? '' : ' from the start of the call to its end'}.</p>`
          : html`<form method="post"><button class="main">Join the call</button></form>`
      }
      <p class="quiet">Joining tells the product, at the time of the call, that you came: as Zoom would.</p>`,
  );
}

function refusal(text: string) {
  return standIn('Zoom', 'Unable to join', html`<p>${text}</p>`);
}
