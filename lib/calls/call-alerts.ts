import { closeAlert, raiseAlert } from '@/lib/alerts';
import { db, transaction } from '@/lib/db';
import type { Overridden } from '@/lib/providers/zoom/meetings';

/** Tells the admins that no host is free at the time of a call: once for each call and time. */
export function raiseHostAlert(bookingId: string, startAt: Date | null): Promise<void> {
  const at = startAt?.toISOString() ?? null;
  return transaction((tx) =>
    raiseAlert(tx, {
      ...{ key: `no-host/${bookingId}/${at}`, kind: 'no_host', subject: `booking/${bookingId}` },
      detail: { bookingId, callAt: at },
    }),
  );
}

/** A host is reserved, or none is wanted any more. */
export function closeHostAlert(bookingId: string): Promise<void> {
  return close(bookingId, 'no_host');
}

/** Tells the admins that Zoom's account settings have overridden what we insist on. */
export function raiseSettingsAlert(
  bookingId: string,
  zoomMeetingId: string,
  overridden: readonly Overridden[],
): Promise<void> {
  const what = overridden.map((each) => each.replace('_', ' ')).join(', ');
  return transaction((tx) =>
    raiseAlert(tx, {
      ...{ key: `meeting-settings/${zoomMeetingId}/${what}`, kind: 'meeting_settings' },
      subject: `booking/${bookingId}`,
      detail: { bookingId, meetingId: zoomMeetingId, overridden: what },
    }),
  );
}

/** The settings are as they should be. */
export function closeSettingsAlert(bookingId: string): Promise<void> {
  return close(bookingId, 'meeting_settings');
}

async function close(bookingId: string, kind: 'no_host' | 'meeting_settings'): Promise<void> {
  const where = { subject: `booking/${bookingId}`, kind, closedAt: null };
  const open = await db().alert.findMany({ where, select: { key: true } });
  if (open.length === 0) return;
  await transaction(async (tx) => {
    for (const { key } of open) await closeAlert(tx, key);
  });
}
