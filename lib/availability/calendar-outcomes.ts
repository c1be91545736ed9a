/** How an attempt to connect a calendar ended, as the page that the person comes back to says it. */
export const CALENDAR_OUTCOMES = {
  connected: {
    ok: true,
    text: 'Your Google calendar is connected. Times when you are busy there are not offered.',
  },
  connected_without_calls: {
    ok: true,
    text: 'Your Google calendar is connected, and times when you are busy there are not offered. The box for a calendar of your calls was not ticked, so we do not put them into Google; connect again if you want that.',
  },
  declined: { ok: false, text: 'You did not give access, so nothing was connected.' },
  unticked: {
    ok: false,
    text: 'The box for calendar availability was not ticked, so we cannot see when you are busy. Connect again and leave it ticked; we see busy times only, never what an event is about.',
  },
  expired: { ok: false, text: 'That took too long, or began in another window. Please connect again.' },
  failed: { ok: false, text: 'Google did not confirm the access. Nothing was connected; please try again.' },
  not_configured: { ok: false, text: 'Google calendars cannot be connected here.' },
} as const;

export type CalendarOutcome = keyof typeof CALENDAR_OUTCOMES;
