import { AppError } from '@/lib/errors';

/**
 * - `no_answer`: nothing came back in time; what was asked for may have been done
 * - `busy`: the account asks too much; everything waits until `retryAfterSeconds` are over
 * - `daily_limit`: this host may make and change no more meetings today
 * - `missing`: there is no such meeting or user
 * - `refused`: any other answer that says no
 * - `failed`: Zoom itself failed
 */
export type ZoomFailureKind = 'no_answer' | 'busy' | 'daily_limit' | 'missing' | 'refused' | 'failed';

/** Zoom did not do what it was asked. To users the same as any provider that does not answer. */
export class ZoomFailure extends AppError {
  constructor(
    readonly kind: ZoomFailureKind,
    log: string,
    { retryAfterSeconds = 30, cause }: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super('provider_unavailable', 'Zoom did not answer. Nothing was changed; please try again in a minute.', {
      retryAfterSeconds,
      log: `Zoom failed: ${log}`,
      cause,
    });
  }
}

/** Whether an error is Zoom's refusal of this kind. */
export function isZoomFailure(error: unknown, ...kinds: ZoomFailureKind[]): error is ZoomFailure {
  return error instanceof ZoomFailure && kinds.includes(error.kind);
}
