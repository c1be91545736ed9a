import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

export type ZoomEvent = {
  readonly type: string;
  readonly meetingId: string;
  readonly hostId: string | null;
  readonly participantId: string | null;
  /** When it happened, as an RFC 3339 string, where Zoom says so. */
  readonly at: string | null;
  /** Identifies the event, since Zoom gives it no id. */
  readonly fingerprint: string;
};

const eventSchema = z.object({
  event: z.string(),
  event_ts: z.number().optional(),
  payload: z.object({
    plainToken: z.string().optional(),
    object: z
      .object({
        id: z.union([z.string(), z.number()]).optional(),
        uuid: z.string().optional(),
        host_id: z.string().optional(),
        end_time: z.string().optional(),
        participant: z
          .object({
            id: z.string().optional(),
            user_id: z.string().optional(),
            join_time: z.string().optional(),
            date_time: z.string().optional(),
          })
          .optional(),
      })
      .optional(),
  }),
});

/** What a webhook is: Zoom's handshake, to be answered with the token's signature, or an event. */
export type ZoomWebhook =
  | { readonly kind: 'handshake'; readonly plainToken: string; readonly encryptedToken: string }
  | { readonly kind: 'event'; readonly event: ZoomEvent };

const WEBHOOK_TOLERANCE_MS = 300_000;

/**
 * Verifies a webhook over its raw body, and its age against the product's clock.
 * @throws AppError `bad_signature`, `malformed_request`
 */
export function verifyZoomWebhook(
  rawBody: string,
  signature: string | null,
  timestamp: string | null,
): ZoomWebhook {
  const expected = `v0=${hmac(`v0:${timestamp ?? ''}:${rawBody}`)}`;
  const seconds = Number(timestamp);
  const ageMs = Math.abs(now().epochMilliseconds - (seconds > 1e11 ? seconds : seconds * 1000));
  if (!signature || !sameText(signature, expected) || !(ageMs <= WEBHOOK_TOLERANCE_MS)) {
    throw new AppError('bad_signature', 'The signature is missing, wrong or too old.');
  }
  const parsed = eventSchema.safeParse(readJson(rawBody));
  if (!parsed.success) throw new AppError('malformed_request', 'This is not an event of Zoom’s.');
  const { event, event_ts, payload } = parsed.data;
  if (event === 'endpoint.url_validation') {
    const plainToken = payload.plainToken ?? '';
    return { kind: 'handshake', plainToken, encryptedToken: hmac(plainToken) };
  }
  const object = payload.object ?? {};
  const person = object.participant ?? {};
  return {
    kind: 'event',
    event: {
      type: event,
      meetingId: String(object.id ?? ''),
      hostId: object.host_id ?? null,
      participantId: person.id || null,
      at: person.join_time ?? person.date_time ?? object.end_time ?? null,
      fingerprint: [event, event_ts, object.uuid, person.user_id].join('|'),
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hmac(text: string): string {
  return createHmac('sha256', env().ZOOM_WEBHOOK_SECRET).update(text).digest('hex');
}

function sameText(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}
