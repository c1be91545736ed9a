// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { busyOf } from './busy-of.mjs';
import { Refusal } from './refusal.mjs';
import { withoutThePast } from './without-the-past.mjs';

/** The thread that reads one file: `{ text, range }` in, `{ busy }` or `{ fault }` out. lib/providers/ics starts it. `ready` is said before. */
const { text, range } = workerData;
parentPort?.postMessage('ready');
try {
  parentPort?.postMessage({ busy: busyOf(withoutThePast(text, range.from), range) });
} catch (error) {
  // What the library says of a file that it cannot read is an ordinary error.
  const fault = error instanceof Refusal ? error.code : 'not_a_calendar';
  parentPort?.postMessage({ fault });
}
