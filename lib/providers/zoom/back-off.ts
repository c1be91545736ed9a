import { machineNow } from '@/lib/clock';
import { ZoomFailure } from './failure';

/**
 * Zoom's limits are the account's: when one call is told to wait, so are all others of this process, which would only
 * be counted against it.
 */
let restingUntil = 0;

/** A second where Zoom does not say, and an hour at most: it may have named the end of a day by mistake of its clock. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 3_600_000;

/** Notes that the account has to wait. @returns the failure to throw */
export function backOff(response: Response, said: string): ZoomFailure {
  const waitMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitOf(response.headers.get('retry-after'))));
  restingUntil = Math.max(restingUntil, machineNow() + waitMs);
  return new ZoomFailure('busy', said, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** @throws ZoomFailure `busy` without asking Zoom, while the account has to wait */
export function refuseWhileResting(): void {
  const leftMs = restingUntil - machineNow();
  if (leftMs > 0)
    throw new ZoomFailure('busy', 'the account has to wait', { retryAfterSeconds: Math.ceil(leftMs / 1000) });
}

/** Milliseconds: Zoom writes seconds, or an instant for limits of a day. */
function waitOf(header: string | null): number {
  if (!header) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : at - machineNow();
}
