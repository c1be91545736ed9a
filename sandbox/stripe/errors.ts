import type { PaymentError } from './types';

/**
 * A refusal in Stripe's shape.
 * `executed` says whether the request had begun to execute: only then is the outcome kept for its
 * idempotency key and replayed; a request that failed validation may be sent again with the same key.
 */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: PaymentError,
    readonly executed: boolean,
  ) {
    super(body.message);
  }
}

/** The request itself is wrong (400): nothing was executed. */
export function invalid(code: string | null, message: string, param?: string): StripeFailure {
  return new StripeFailure(400, requestError(code, message, param), false);
}

/** The request is well formed, but what it asks for cannot be done now (400). */
export function refused(code: string | null, message: string, param?: string): StripeFailure {
  return new StripeFailure(400, requestError(code, message, param), true);
}

/** There is no such object, or it belongs to another account. In the path: 404, in a parameter: 400. */
export function missing(noun: string, id: string, param: string): StripeFailure {
  const error = requestError('resource_missing', `No such ${noun}: '${id}'`, param);
  return new StripeFailure(param === 'id' || param === 'intent' ? 404 : 400, error, false);
}

/** No key, a wrong key, or a key that may not do this. */
export function unauthorised(message: string, code?: string): StripeFailure {
  const body: PaymentError = { type: 'invalid_request_error', message };
  if (code) body.code = code;
  return new StripeFailure(401, body, false);
}

/** The key is known, but may not do this (403). */
export function forbidden(code: string, message: string): StripeFailure {
  return new StripeFailure(403, { type: 'invalid_request_error', code, message }, false);
}

/** Something that Stripe has and this sandbox does not: said aloud rather than imitated badly. */
export function unsupported(what: string, param?: string): StripeFailure {
  return new StripeFailure(
    400,
    requestError('sandbox_unsupported', `The sandbox does not imitate ${what}.`, param),
    false,
  );
}

function requestError(code: string | null, message: string, param?: string): PaymentError {
  const body: PaymentError = { type: 'invalid_request_error', message };
  if (code) {
    body.code = code;
    body.doc_url = `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
  }
  if (param) body.param = param;
  return body;
}
