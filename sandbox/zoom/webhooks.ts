import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Core } from '../core';
import type { Meeting } from './meetings';

const ENDPOINT = 'zoom';
const MINUTE = 60_000;

/** The one subscription: answers are due within 3 s, and three retries follow. */
export function registerZoomWebhook(core: Core): void {
  const { webhook } = core.config.zoom;
  if (!webhook) return;
  core.deliveries.register({
    name: ENDPOINT,
    provider: 'zoom',
    url: webhook.url,
    timeoutMs: 3_000,
    retryAfterMs: [5 * MINUTE, 20 * MINUTE, 60 * MINUTE],
    headers: (body, nowMs) => signedHeaders(body, webhook.secret, nowMs),
  });
}

function signedHeaders(body: string, secret: string, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Zoom Marketplace/1.0a',
    'x-zm-request-timestamp': timestamp,
    'x-zm-signature': `v0=${hash}`,
  };
}

/** Sends one event about a meeting; `atMs` is when it happened, which may be long before it is sent. */
export function sendZoomEvent(
  core: Core,
  meeting: Meeting,
  event: string,
  atMs: number,
  key: string,
  extra: Record<string, unknown>,
): void {
  const body = JSON.stringify({
    event,
    event_ts: atMs,
    payload: {
      account_id: core.config.zoom.accountId,
      object: {
        // A number in the REST API, but a text here.
        id: meeting.id,
        uuid: meeting.uuid,
        host_id: meeting.hostId,
        topic: meeting.topic,
        type: meeting.type,
        start_time: meeting.startTime,
        timezone: meeting.timezone,
        duration: meeting.duration,
        ...extra,
      },
    },
  });
  core.deliveries.enqueue({
    endpoint: ENDPOINT,
    eventId: createHash('sha256').update(`${meeting.uuid} ${key}`).digest('hex').slice(0, 24),
    eventType: event,
    resource: `/v2/meetings/${meeting.id}`,
    body,
  });
}

/** The handshake by which Zoom finds out whether an address belongs to the holder of the secret. */
export async function validateZoomWebhook(core: Core): Promise<{ valid: boolean; detail: string }> {
  const { webhook } = core.config.zoom;
  if (!webhook) return { valid: false, detail: 'no webhook address is configured' };
  const plainToken = randomBytes(16).toString('base64url');
  const body = JSON.stringify({
    event: 'endpoint.url_validation',
    payload: { plainToken },
    event_ts: core.clock.now(),
  });
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: signedHeaders(body, webhook.secret, core.clock.now()),
      body,
      signal: AbortSignal.timeout(3_000),
    });
    const answer: unknown = await response.json();
    if (response.status !== 200)
      return { valid: false, detail: `answered ${response.status} instead of 200` };
    const expected = createHmac('sha256', webhook.secret).update(plainToken).digest();
    const fields = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
    const given = Buffer.from(String(fields.encryptedToken ?? ''), 'hex');
    const matches = given.length === expected.length && timingSafeEqual(given, expected);
    if (fields.plainToken !== plainToken || !matches)
      return { valid: false, detail: 'the tokens do not match' };
    return { valid: true, detail: 'the address answered as it should' };
  } catch (error) {
    return { valid: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
