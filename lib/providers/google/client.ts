import { setTimeout as sleep } from 'node:timers/promises';
import { auth } from '@googleapis/calendar';
import { z } from 'zod';
import { env } from '@/lib/env';

/**
 * What every call of Google shares: one deadline, careful repetitions, and expected failures as values. The
 * files of this folder use the official client and never touch the database.
 */

/** The pause before the second try; it doubles for each further one. */
const FIRST_PAUSE_MS = 250;
const MOST_TRIES = 4;

export type GoogleFailure = {
  readonly ok: false;
  /**
   * `not_configured`: this copy has no Google client. `revoked`: the grant is gone, only a new consent helps.
   * `unavailable`: no answer in time, or a failure that may pass. `refused`: an answer that another try will not
   * change.
   */
  readonly code: 'not_configured' | 'revoked' | 'unavailable' | 'refused';
  /** What happened, for the log: carries no token and nothing about the person. */
  readonly log: string;
};
export type GoogleResult<Value> = { readonly ok: true; readonly value: Value } | GoogleFailure;

export function isGoogleConfigured(): boolean {
  return Boolean(env().GOOGLE_CLIENT_ID && env().GOOGLE_CLIENT_SECRET);
}

/** Where Google sends people back to after the consent page; registered with the Google client. */
export function redirectUri(): string {
  return `${env().MONET_BASE_URL}/api/calendar/google/callback`;
}

export type GoogleSession = {
  readonly oauth: InstanceType<typeof auth.OAuth2>;
  readonly clientId: string;
  /** Ends everything at the deadline. */
  readonly signal: AbortSignal;
  /** When that is, by `performance.now()`. */
  readonly endsAt: number;
};

/**
 * Runs calls of Google under one deadline and turns their errors into values.
 * @param withinMs less than `PROVIDER_TIMEOUT_MS`, where somebody waits for several things at once
 */
export async function attempt<Value>(
  work: (session: GoogleSession) => Promise<GoogleResult<Value>>,
  withinMs: number = Number.POSITIVE_INFINITY,
): Promise<GoogleResult<Value>> {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, GOOGLE_OAUTH_BASE } = env();
  if (!clientId || !clientSecret)
    return { ok: false, code: 'not_configured', log: 'no Google client is set' };
  // Not AbortSignal.timeout: its error looks to the library like one that may pass, and it would go on.
  const deadline = new AbortController();
  const ms = Math.max(0, Math.min(withinMs, env().PROVIDER_TIMEOUT_MS));
  const endsAt = performance.now() + ms;
  const timer = setTimeout(() => deadline.abort(), ms);
  const { signal } = deadline;
  const oauth = new auth.OAuth2({
    clientId,
    clientSecret,
    redirectUri: redirectUri(),
    endpoints: {
      oauth2TokenUrl: `${GOOGLE_OAUTH_BASE}/token`,
      oauth2RevokeUrl: `${GOOGLE_OAUTH_BASE}/revoke`,
    },
    // Node's own fetch: the library's default crashes the process when a call begins after the deadline.
    transporterOptions: { signal, fetchImplementation: fetch },
  });
  try {
    return await work({ oauth, clientId, signal, endsAt });
  } catch (error) {
    return failureOf(error, signal);
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(error: unknown, signal: AbortSignal): GoogleFailure {
  const { status, reason, code } = detailsOf(error);
  // Never the message: it may hold the address of the call, and that the token.
  const log = `${status ?? 'no answer'} ${reason ?? code ?? ''}`.trim();
  if (signal.aborted) return { ok: false, code: 'unavailable', log: 'the deadline passed' };
  if (reason === 'invalid_grant') return { ok: false, code: 'revoked', log };
  // 401: the access token died since it was fetched, maybe with its grant, which the next try finds out.
  const mayPass = status === null || status >= 500 || status === 429 || status === 401 || isRateLimit(reason);
  return { ok: false, code: mayPass ? 'unavailable' : 'refused', log };
}

/**
 * The library repeats neither a POST nor a 403, so we do: what may pass is tried again after a pause that grows, or that
 * Google asks for. A pause that would end past the deadline is not begun: nobody waits for an answer that cannot come.
 * For calls that may be made twice. Failures of the token endpoint do not come here: the library repeats those itself.
 */
export async function withRetries<Value>(
  { signal, endsAt }: Pick<GoogleSession, 'signal' | 'endsAt'>,
  call: () => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const { status, reason, retryAfterMs } = detailsOf(error);
      const mayPass = status !== null && (status >= 500 || status === 429 || isRateLimit(reason));
      const pause = retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random());
      if (!mayPass || tries === MOST_TRIES || performance.now() + pause >= endsAt) throw error;
      await sleep(pause, undefined, { signal });
    }
  }
}

function isRateLimit(reason: string | null): boolean {
  return reason === 'rateLimitExceeded' || reason === 'userRateLimitExceeded' || reason === 'quotaExceeded';
}

type HeaderReader = { get(name: string): string | null };

function isHeaderReader(value: unknown): value is HeaderReader {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

const errorSchema = z.object({
  code: z.string().optional().catch(undefined), // of the network: ECONNREFUSED
  response: z
    .object({
      status: z.number(),
      headers: z.custom<HeaderReader>(isHeaderReader).optional().catch(undefined),
      data: z
        .object({
          error: z.union([
            z.string(), // OAuth
            z.object({ errors: z.array(z.object({ reason: z.string() })).min(1) }), // Calendar
          ]),
        })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

type ErrorDetails = {
  readonly status: number | null;
  readonly reason: string | null;
  readonly code: string | null;
  readonly retryAfterMs: number | null;
};

export function detailsOf(error: unknown): ErrorDetails {
  const parsed = errorSchema.safeParse(error);
  if (!parsed.success) return { status: null, reason: null, code: null, retryAfterMs: null };
  const { code, response } = parsed.data;
  const told = response?.data?.error;
  const reason = typeof told === 'string' ? told : (told?.errors[0]?.reason ?? null);
  const seconds = Number(response?.headers?.get('retry-after') ?? Number.NaN);
  return {
    status: response?.status ?? null,
    reason,
    code: code ?? null,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  };
}
