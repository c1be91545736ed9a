// @ts-check
import { CLEANING_MS, MEMORY_BYTES } from './limits.mjs';

/**
 * Runs beside the cleaning, on a thread of its own, since a library that unpacks a bomb never gives way: ends the whole
 * process when it has taken too much memory, or has been left alone by whoever started it.
 */
const began = performance.now();
setInterval(() => {
  const isLate = performance.now() - began > CLEANING_MS + 5_000;
  if (isLate || process.memoryUsage.rss() > MEMORY_BYTES) process.kill(process.pid, 'SIGKILL');
}, 20);
