/** A step that takes longer than this is announced, and its time told at the end. */
const QUIET_MS = 1_000;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {string} text */
export function warn(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * @param {number} ms
 * @returns {string} "0.4 s", "12 s", "2 min 5 s"
 */
export function duration(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Does one step of a start or a test run. A step of more than a second says that it runs, and how long it
 * took; a shorter one says nothing.
 *
 * @template T
 * @param {string} label "Building the pages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const begun = performance.now();
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    say(`${label} ...`);
  }, QUIET_MS);
  try {
    const result = await work();
    if (told) say(`${label}: ${duration(performance.now() - begun)}`);
    return result;
  } finally {
    clearTimeout(timer);
  }
}
