import { z } from 'zod';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { providerUnavailable } from '@/lib/errors';

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
  if (!response.ok || !parsed.success)
    throw providerUnavailable('Zoom', `token endpoint answered ${response.status}`);
  const { access_token, expires_in } = parsed.data;
  token = { value: access_token, expiresAt: now().epochMilliseconds + (expires_in - 60) * 1000 };
  return access_token;
}

/**
 * One call of the REST API.
 * @param accepted failure statuses that count as done, answered with null
 * @throws AppError `provider_unavailable`
 */
export async function request(
  method: string,
  path: string,
  body?: object,
  accepted: number[] = [],
): Promise<unknown> {
  for (const attempt of [1, 2]) {
    const response = await send(`${env().ZOOM_API_BASE}${path}`, {
      method,
      headers: { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.status === 401 && attempt === 1) {
      token = undefined; // revoked early: ask for another, once
      continue;
    }
    const text = await response.text();
    if (response.ok) return text ? JSON.parse(text) : null;
    if (accepted.includes(response.status)) return null;
    throw providerUnavailable(
      'Zoom',
      `${method} ${path.split('?')[0]} answered ${response.status}: ${text.slice(0, 200)}`,
    );
  }
  throw providerUnavailable('Zoom', 'two tokens were refused');
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(env().PROVIDER_TIMEOUT_MS) });
  } catch (error) {
    throw providerUnavailable('Zoom', error);
  }
}
