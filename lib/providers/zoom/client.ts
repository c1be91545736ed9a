import { z } from 'zod';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { backOff, refuseWhileResting } from './back-off';
import { ZoomFailure } from './failure';

/**
 * Zoom over plain HTTP, with server-to-server OAuth. Its own SDK cannot be pointed at another OAuth host and
 * checks webhooks over re-serialised JSON, so this is a thin client of the few calls we make.
 */

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

let token: { value: string; expiresAt: number } | undefined;
let refreshing: Promise<string> | undefined;

/** The access token, asked for again a minute before it ends; one request for however many callers. */
function accessToken(): Promise<string> {
  if (token && token.expiresAt > now().epochMilliseconds) return Promise.resolve(token.value);
  refreshing ??= fetchToken().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function fetchToken(): Promise<string> {
  const { ZOOM_OAUTH_BASE, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_ACCOUNT_ID } = env();
  const basic = Buffer.from(`${ZOOM_CLIENT_ID}:${ZOOM_CLIENT_SECRET}`).toString('base64');
  const response = await send(`${ZOOM_OAUTH_BASE}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: ZOOM_ACCOUNT_ID }).toString(),
  });
  const parsed = tokenSchema.safeParse(await response.json().catch(() => null));
  if (response.status === 429) throw backOff(response, 'the token endpoint');
  if (!response.ok || !parsed.success)
    throw new ZoomFailure('failed', `token endpoint answered ${response.status}`);
  const { access_token, expires_in } = parsed.data;
  token = { value: access_token, expiresAt: now().epochMilliseconds + (expires_in - 60) * 1000 };
  return access_token;
}

/**
 * One call of the REST API.
 * @param accepted failure statuses that count as done, answered with null
 * @throws ZoomFailure
 */
export async function request(
  method: string,
  path: string,
  body?: object,
  accepted: number[] = [],
): Promise<unknown> {
  for (const attempt of [1, 2]) {
    refuseWhileResting();
    const used = await bearer();
    const response = await send(`${env().ZOOM_API_BASE}${path}`, {
      method,
      headers: { authorization: `Bearer ${used}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.status === 401 && attempt === 1) {
      // Revoked early: ask for another, once. Not when somebody else has one by now.
      if (token?.value === used) token = undefined;
      continue;
    }
    const text = await readText(response);
    if (response.ok) return text ? readJson(text) : null;
    if (accepted.includes(response.status)) return null;
    throw failureOf(response, `${method} ${path.split('?')[0]}`, text);
  }
  throw new ZoomFailure('failed', 'two tokens were refused');
}

/** A token, where nothing has been asked of the API yet: its silence leaves no doubt about what was done. */
async function bearer(): Promise<string> {
  try {
    return await accessToken();
  } catch (error) {
    if (error instanceof ZoomFailure && error.kind === 'no_answer')
      throw new ZoomFailure('failed', 'the token endpoint did not answer', { cause: error });
    throw error;
  }
}

/** Of its words as written by Zoom, `daily` is for a day, and `particular user` for one host alone. */
function failureOf(response: Response, what: string, text: string): ZoomFailure {
  const said = `${what} answered ${response.status}: ${text.slice(0, 200)}`;
  const { status } = response;
  if (status === 429) {
    return /daily.*\buser\b/is.test(text) ? new ZoomFailure('daily_limit', said) : backOff(response, said);
  }
  if (status === 404) return new ZoomFailure('missing', said);
  return new ZoomFailure(status >= 500 ? 'failed' : 'refused', said);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(env().PROVIDER_TIMEOUT_MS) });
  } catch (cause) {
    throw new ZoomFailure('no_answer', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The headers came, but the rest may not. */
async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new ZoomFailure('no_answer', 'the answer broke off', { cause });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ZoomFailure('failed', 'the answer is not JSON', { cause });
  }
}
