/**
 * Whether an `If-None-Match` names this tag, so that the answer is 304. Compares weakly (RFC 9110, 13.1.2).
 * @param given the header, or null where there is none
 * @param etag with its quotes
 */
export function namesTag(given: string | null, etag: string): boolean {
  return given?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;
}
