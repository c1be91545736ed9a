/** Stable codes of refusals and faults, as they appear in problem documents. */
export type ErrorCode =
  | 'malformed_request'
  | 'signed_out'
  | 'wrong_credentials'
  | 'wrong_role'
  | 'cross_origin'
  | 'not_found'
  | 'wrong_state'
  | 'slot_taken'
  | 'no_rounds_left'
  | 'slot_not_offered'
  | 'price_changed'
  | 'quote_expired'
  | 'quote_outdated'
  | 'not_listed'
  | 'no_room'
  | 'too_late'
  | 'payment_not_complete'
  | 'payment_mismatch'
  | 'calendar_unreadable'
  | 'feedback_being_checked'
  | 'already_rated'
  | 'email_taken'
  | 'link_dead'
  | 'proof_needed'
  | 'last_way_in'
  | 'second_step_needed'
  | 'already_linked'
  | 'account_in_use'
  | 'invalid_fields'
  | 'idempotency_key_reused'
  | 'idempotency_in_progress'
  | 'too_many_requests'
  | 'bad_signature'
  | 'provider_unavailable'
  | 'payload_too_large'
  | 'too_busy'
  | 'internal';

const STATUS: Record<ErrorCode, number> = {
  malformed_request: 400,
  bad_signature: 400,
  signed_out: 401,
  wrong_credentials: 401,
  wrong_role: 403,
  cross_origin: 403,
  not_found: 404,
  wrong_state: 409,
  slot_taken: 409,
  no_rounds_left: 409,
  slot_not_offered: 409,
  price_changed: 409,
  quote_expired: 409,
  quote_outdated: 409,
  not_listed: 409,
  too_late: 409,
  payment_not_complete: 409,
  payment_mismatch: 409,
  calendar_unreadable: 409,
  feedback_being_checked: 409,
  already_rated: 409,
  email_taken: 409,
  link_dead: 409,
  proof_needed: 403,
  second_step_needed: 403,
  last_way_in: 409,
  already_linked: 409,
  account_in_use: 409,
  idempotency_in_progress: 409,
  payload_too_large: 413,
  invalid_fields: 422,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  internal: 500,
  no_room: 503,
  too_busy: 503,
  provider_unavailable: 503,
};

/** One field of a request and what is wrong with it; `path` like `actions.2`. */
export type FieldError = { readonly path: string; readonly message: string };

type Details = {
  readonly fields?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Extra members of the problem document, such as fresh slots. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** For the log only. */
  readonly log?: string;
  readonly cause?: unknown;
};

/**
 * A coded error: `message` is for the user (what happened, what to do), `details.log` for the log.
 * Becomes an RFC 9457 problem document in `lib/handler.ts` and a note on pages.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Details;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = STATUS[code];
    this.details = details;
  }
}

/** The answer for "not there" and "not yours" alike, so that neither can be told from the other. */
export function notFound(what: string): AppError {
  return new AppError('not_found', `There is no such ${what}, or it is not yours.`);
}

/** A provider did not answer or failed. Nothing of ours was changed, and trying again is safe. */
export function providerUnavailable(provider: string, cause: unknown): AppError {
  return new AppError(
    'provider_unavailable',
    `${provider} did not answer. Nothing was changed; please try again in a minute.`,
    {
      retryAfterSeconds: 30,
      log: `${provider} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    },
  );
}
