/** A rule of the domain was broken by our own code: never shown to a user, always a bug. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * Throws when a fact that the code relies on does not hold.
 * @param message for the log; names the fact
 * @throws InvariantError
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
