import { log } from '@/lib/log';
import { isZoomFailure } from '@/lib/providers/zoom/failure';
import { insistOn, readMeeting, type ZoomMeeting } from '@/lib/providers/zoom/meetings';
import { closeSettingsAlert, raiseSettingsAlert } from './call-alerts';

/**
 * Looks at what Zoom made of a meeting. What an account's policy has overridden is asked for once more; when that does
 * not help, the admins are told. Whether anybody is let in to a call that would be recorded is `letIn`'s to say.
 * @returns the meeting as it is now
 * @throws ZoomFailure when Zoom did not answer
 */
export async function checkSettings(bookingId: string, meeting: ZoomMeeting): Promise<ZoomMeeting> {
  if (meeting.overridden.length === 0) {
    await closeSettingsAlert(bookingId);
    return meeting;
  }
  try {
    await insistOn(meeting.id, bookingId);
  } catch (error) {
    if (!isZoomFailure(error, 'refused')) throw error;
  }
  const present = await readMeeting(meeting.id);
  if (present.overridden.length === 0) {
    await closeSettingsAlert(bookingId);
    return present;
  }
  const { overridden } = present;
  log().error({ bookingId, meetingId: meeting.id, overridden }, 'Zoom overrode the meeting settings');
  await raiseSettingsAlert(bookingId, meeting.id, overridden);
  return present;
}
