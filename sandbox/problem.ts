import type { Context } from 'hono';

/** A refusal of the control interface: an RFC 9457 problem document with a stable `code`. */
export class Problem extends Error {
  constructor(
    readonly status: 400 | 404 | 409 | 500 | 503,
    readonly code: string,
    readonly detail: string,
    /** The field of the request that is wrong, where it is one. */
    readonly field: string | null = null,
  ) {
    super(detail);
  }

  answer(c: Context): Response {
    const titles = {
      400: 'Bad request',
      404: 'Not found',
      409: 'Conflict',
      500: 'Error',
      503: 'Not reachable',
    };
    const document = {
      type: 'about:blank',
      title: titles[this.status],
      status: this.status,
      code: this.code,
      detail: this.detail,
      ...(this.field === null
        ? {}
        : { field: this.field, errors: [{ field: this.field, message: this.detail }] }),
    };
    return c.body(JSON.stringify(document), this.status, { 'content-type': 'application/problem+json' });
  }
}

/** One field of a control request is wrong. */
export function badField(field: string, detail: string): Problem {
  return new Problem(400, 'invalid_field', `${field}: ${detail}`, field);
}
