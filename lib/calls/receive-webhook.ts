import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { now, toDate, toInstant } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { belongsToCall } from '@/lib/domain/attendance';
import { enqueue } from '@/lib/outbox';
import { verifyZoomWebhook } from '@/lib/providers/zoom/webhook';
import { judgeAttendance } from './judge-attendance';
import { recordSeen } from './record-seen';

const stored = z.object({
  meetingId: z.string(),
  hostId: z.string().nullable(),
  participantId: z.string().nullable(),
  at: z.string().nullable(),
});

/**
 * Verifies a Zoom webhook, answers its handshake, and stores an event once, by a fingerprint since Zoom gives
 * no id, with the job that works it off.
 * @returns the JSON body to answer with
 * @throws AppError `bad_signature`
 */
export async function receiveZoomWebhook(
  rawBody: string,
  headers: { signature: string | null; timestamp: string | null },
): Promise<object> {
  const webhook = verifyZoomWebhook(rawBody, headers.signature, headers.timestamp);
  if (webhook.kind === 'handshake') {
    return { plainToken: webhook.plainToken, encryptedToken: webhook.encryptedToken };
  }
  const { type, fingerprint, ...pointer } = webhook.event;
  const id = `zoom_${createHash('sha256').update(fingerprint).digest('hex').slice(0, 32)}`;
  await transaction(async (tx) => {
    const { count } = await tx.webhookEvent.createMany({
      data: [{ id, provider: 'zoom', type, payload: pointer, receivedAt: toDate(now()) }],
      skipDuplicates: true,
    });
    if (count === 1) await enqueue(tx, 'process-webhook', `webhook/${id}`, { webhookEventId: id });
  });
  return {};
}

/** Somebody who waits is there: in the waiting room, before the host, or in the call. */
const ARRIVALS = [
  'meeting.participant_joined',
  'meeting.participant_joined_waiting_room',
  'meeting.participant_jbh_waiting',
  'meeting.participant_jbh_joined',
];

/** Works off a stored Zoom event. */
export async function processZoomEvent(type: string, payload: unknown): Promise<void> {
  const { meetingId, hostId, participantId, at } = stored.parse(payload);
  const meeting = await db().meeting.findUnique({ where: { zoomMeetingId: meetingId } });
  if (!meeting) return;
  const { bookingId } = meeting;
  const when = at ? toDate(Temporal.Instant.from(at)) : toDate(now());
  if (ARRIVALS.includes(type)) {
    await recordSeen(bookingId, participantId, meeting.hostId ?? hostId, when);
  }
  // The end of a meeting at the time that the call had before it was moved is not the end of the call.
  if (type === 'meeting.ended' && belongsToCall(toInstant(when), toInstant(meeting.startAt))) {
    await db().meeting.updateMany({ where: { bookingId, endedAt: null }, data: { endedAt: when } });
    await judgeAttendance(bookingId);
  }
}
