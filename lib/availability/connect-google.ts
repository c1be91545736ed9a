import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { machineNow, now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { decrypt, EncryptionError, encrypt } from '@/lib/encryption';
import { log } from '@/lib/log';
import { isGoogleConfigured } from '@/lib/providers/google/client';
import { consentUrl, exchangeCode, FREE_BUSY_SCOPE, type Grant } from '@/lib/providers/google/consent';
import { CALLS_SCOPE } from '@/lib/providers/google/events';
import { CalendarState } from '@/prisma/generated/client/enums';
import type { CalendarOutcome } from './calendar-outcomes';
import { enqueueUpcoming } from './call-events/enqueue-upcoming';
import { tokenPlace } from './token-place';

/** How long somebody may take on Google's page. Real time, whatever the demo's clock shows. */
export const CONNECT_SECONDS = 600;

type Actor = Authorised<'calendar.connect'>;

/** What is kept in a cookie while the person is at Google, encrypted for this session and no other. */
const attemptSchema = z.object({ state: z.string(), codeVerifier: z.string(), startedAt: z.number() });

/**
 * Begins a connection.
 * @returns where to send the browser, and what its cookie is to hold until it comes back; or null where this copy
 *   has no Google client
 */
export function beginGoogleConnect(actor: Actor): { url: string; cookie: string } | null {
  if (!isGoogleConfigured()) return null;
  const state = randomBytes(24).toString('base64url');
  const codeVerifier = randomBytes(48).toString('base64url');
  const challenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const attempt: z.infer<typeof attemptSchema> = { state, codeVerifier, startedAt: machineNow() };
  const cookie = encrypt(JSON.stringify(attempt), attemptPlace(actor));
  return { url: consentUrl(state, challenge), cookie };
}

/** What Google sends along when the person comes back. */
export type ConsentAnswer = {
  readonly state?: string | undefined;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
};

/**
 * Completes a connection: only in the session that began it, only once it is clear that free/busy was granted.
 * Connecting again replaces the former grant. That one is not revoked: at Google it is the same grant, and
 * revoking would end the new one with it.
 */
export async function completeGoogleConnect(
  actor: Actor,
  cookie: string | null,
  answer: ConsentAnswer,
): Promise<CalendarOutcome> {
  const attempt = readAttempt(actor, cookie);
  if (!attempt || !answer.state || !isSame(attempt.state, answer.state)) return 'expired';
  if (machineNow() - attempt.startedAt > CONNECT_SECONDS * 1000) return 'expired';
  if (answer.error === 'access_denied') return 'declined';
  if (!answer.code) return 'failed';

  const grant = await exchangeCode(answer.code, attempt.codeVerifier);
  if (!grant.ok) {
    log().warn({ userId: actor.id, code: grant.code, detail: grant.log }, 'calendar not connected');
    return grant.code === 'not_configured' ? 'not_configured' : 'failed';
  }
  if (!grant.value.scopes.includes(FREE_BUSY_SCOPE)) return 'unticked';
  await store(actor, grant.value);
  return grant.value.scopes.includes(CALLS_SCOPE) ? 'connected' : 'connected_without_calls';
}

async function store(actor: Actor, grant: Grant): Promise<void> {
  const key = { userId: actor.id, provider: 'google' } as const;
  const connection = {
    accountEmail: grant.email,
    state: CalendarState.connected,
    refreshTokenEncrypted: encrypt(grant.refreshToken, tokenPlace(actor.id)),
    scopes: [...grant.scopes],
    connectedAt: toDate(now()),
  };
  await transaction(async (tx) => {
    // In another account is neither the calendar of the calls nor any event of them, and no calendar that was chosen.
    const elsewhere = { ...key, accountEmail: { not: grant.email } };
    await tx.callEvent.deleteMany({ where: { connection: elsewhere } });
    await tx.chosenCalendar.deleteMany({ where: { connection: elsewhere } });
    await tx.calendarConnection.updateMany({ where: elsewhere, data: { callsCalendarId: null } });
    await tx.calendarConnection.upsert({
      where: { userId_provider: key },
      create: { ...key, ...connection },
      update: { ...connection, version: { increment: 1 } },
    });
    await audit(tx, { kind: actor.role, id: actor.id }, 'calendar.connected', `user/${actor.id}`, {
      provider: 'google',
    });
    await enqueueUpcoming(tx, actor.id);
  });
}

function readAttempt(actor: Actor, cookie: string | null): z.infer<typeof attemptSchema> | null {
  if (!cookie) return null;
  try {
    return attemptSchema.parse(JSON.parse(decrypt(cookie, attemptPlace(actor))));
  } catch (error) {
    if (error instanceof EncryptionError) return null; // another session's, or made up
    throw error;
  }
}

function attemptPlace(actor: Actor): string {
  return `google-connect/${actor.sessionId}`;
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
