import { env } from './env';
import { AppError, type FieldError } from './errors';
import { log } from './log';

/** Turns whatever was thrown into an RFC 9457 problem document. Faults are logged; nothing of them leaks. */
export function problemResponse(error: unknown, requestId: string): Response {
  const app = error instanceof AppError ? error : null;
  if (!app || app.status >= 500)
    log().error({ err: error, requestId, detail: app?.details.log }, 'request failed');
  const status = app?.status ?? 500;
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  const retryAfter = app?.details.retryAfterSeconds;
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  const code = app?.code ?? 'internal';
  const body = {
    type: `urn:monet:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    code,
    detail: app?.message ?? `Something went wrong on our side. If you write to us, name ${requestId}.`,
    requestId,
    ...(app?.details.fields ? { errors: app.details.fields } : {}),
    ...app?.details.extra,
  };
  return new Response(JSON.stringify(body), { status, headers });
}

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Signed out',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  422: 'Invalid fields',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** The refusal of a request whose fields are wrong, each named with its way out. */
export function invalidFields(fields: readonly FieldError[]): AppError {
  return new AppError('invalid_fields', `Please check: ${fields.map((field) => field.path).join(', ')}.`, {
    fields,
  });
}

/** The refusal of an unsafe request that another site's page sent. */
export function assertSameOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  if (!origin) return; // not a browser; cookies of a browser never travel cross-site without it
  const allowed = [new URL(env().MONET_BASE_URL).host, request.headers.get('host')];
  if (!URL.canParse(origin) || !allowed.includes(new URL(origin).host)) {
    throw new AppError('cross_origin', 'This request came from another site.');
  }
}
