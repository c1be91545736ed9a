import { keepMeeting } from './keep-meeting';

/** Makes the Zoom meeting of a booking, once, at the time that the booking has by then. Safe to repeat. */
export async function createMeetingFor(bookingId: string): Promise<void> {
  await keepMeeting(bookingId);
}
