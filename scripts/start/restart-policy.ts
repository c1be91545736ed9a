/** More ends than this within the window, and the fault will not go away by itself. */
export const MAX_CRASHES = 5;
export const CRASH_WINDOW_MS = 120_000;

export type RestartDecision =
  | { readonly restart: true; readonly delayMs: number }
  | { readonly restart: false };

/**
 * What to do when a process ended by itself: start it again after 0.5, 1, 2, 4 s, and give up at the fifth
 * crash in two minutes.
 *
 * @param crashes times of its crashes so far, this one included, oldest first
 */
export function decideRestart(crashes: readonly number[], now: number): RestartDecision {
  const recent = crashes.filter((at) => now - at < CRASH_WINDOW_MS).length;
  if (recent >= MAX_CRASHES) return { restart: false };
  return { restart: true, delayMs: 500 * 2 ** (Math.max(1, recent) - 1) };
}
