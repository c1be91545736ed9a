// @ts-check
import { Worker } from 'node:worker_threads';
import { Refusal } from './refusal.mjs';

/**
 * The process that reads one file of a stranger and writes it anew: `node main.mjs photo|cv`, bytes in, one line of
 * JSON and bytes out. It has no environment and is trusted with nothing; lib/files/clean.ts starts it.
 */
const watch = new Worker(new URL('./watch.mjs', import.meta.url));
watch.unref();

const [, , kind] = process.argv;
const given = await readAll();
try {
  const { bytes, ...facts } = await clean(given);
  await write(Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`), bytes]));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  await write(Buffer.from(`${JSON.stringify({ fault: error.fault })}\n`));
}
process.exit(0);

/**
 * The libraries are loaded only here: reading one kind of file needs none of the other's code.
 * @param {Uint8Array} bytes
 */
async function clean(bytes) {
  if (bytes.length === 0) throw new Refusal('empty');
  if (kind === 'photo') return (await import('./photo.mjs')).cleanPhoto(bytes);
  return (await import('./cv.mjs')).cleanCv(bytes);
}

async function readAll() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * Resolves once all of it has gone out.
 * @param {Buffer} bytes
 * @returns {Promise<void>}
 */
function write(bytes) {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
