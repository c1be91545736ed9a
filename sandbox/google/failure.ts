import type { Context } from 'hono';
import type { Env } from '../edge';

export type Body = Record<string, unknown>;

/** A refusal of the Calendar API; `location` names the parameter, or the header `Authorization`. */
export class GoogleFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 500,
    readonly reason: string,
    message: string,
    readonly location: string | null = null,
  ) {
    super(message);
  }
}

/** Answers a refusal in Google's form. @throws whatever else went wrong */
export function answerFailure(error: Error, c: Context<Env>): Response {
  if (!(error instanceof GoogleFailure)) throw error;
  const { status, reason, message, location } = error;
  const place =
    location === null
      ? {}
      : { locationType: location === 'Authorization' ? 'header' : 'parameter', location };
  return c.json(
    { error: { code: status, message, errors: [{ domain: 'global', reason, message, ...place }] } },
    status,
  );
}

/** The body of a request. @throws GoogleFailure without one */
export function needBody(c: Context<Env>): Body {
  const { body } = c.get('input');
  if (body === null) throw new GoogleFailure(400, 'parseError', 'Parse Error');
  return body;
}

/** An instant of a request, in epoch milliseconds. @throws GoogleFailure unless it has an offset */
export function readTime(value: unknown, name: string): number {
  const text = typeof value === 'string' ? value : '';
  const hasOffset = /(Z|[+-]\d\d:\d\d)$/i.test(text);
  const time = hasOffset ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new GoogleFailure(
      400,
      'badRequest',
      `Bad Request: ${name} must be an RFC 3339 time with an offset.`,
      name,
    );
  return time;
}
