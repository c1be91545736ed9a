import { realpathSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { env } from '@/lib/env';
import type { BusyTime } from '../busy-time';
import { ICS_FAULTS, type IcsResult, icsFailure } from './failure';
import { fetchText } from './fetch-text';

/** How long one file may be thought about, once the thread has its code, and how much memory it may take. */
const READING_MS = 3_000;
const STARTING_MS = 15_000;
const HEAP_MB = 192;

/**
 * Busy times of a calendar that is read by its secret address, now. All of the range or a failure: what is not
 * understood never looks like free.
 * @param zone where the calendar's owner is: there begin the days of a calendar that does not say
 */
export async function readIcsBusy(
  address: string,
  range: { readonly from: Temporal.Instant; readonly to: Temporal.Instant; readonly zone: string },
): Promise<IcsResult<readonly BusyTime[]>> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), env().PROVIDER_TIMEOUT_MS);
  try {
    const fetched = await fetchText(address, deadline.signal);
    if (!fetched.ok) return fetched;
    return await busyInThread(fetched.value, range);
  } finally {
    clearTimeout(timer);
  }
}

/** Has a file of a stranger read in a thread, which is ended when it takes too long or too much. */
export function busyInThread(
  text: string,
  {
    from,
    to,
    zone,
  }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant; readonly zone: string },
): Promise<IcsResult<readonly BusyTime[]>> {
  return new Promise((resolve) => {
    const thread = new Worker(readerFile(), {
      workerData: { text, range: { from: from.epochMilliseconds, to: to.epochMilliseconds, zone } },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      env: {},
      execArgv: [],
    });
    const finish = (result: IcsResult<readonly BusyTime[]>) => {
      clearTimeout(timer);
      resolve(result);
      thread.terminate();
    };
    // A busy machine that takes its time to begin says nothing about the file.
    let timer = setTimeout(() => finish(icsFailure('unavailable', 'the reader did not begin')), STARTING_MS);
    thread.on('message', (said) => {
      if (said !== 'ready') return finish(resultOf(said));
      clearTimeout(timer);
      timer = setTimeout(() => finish(icsFailure('too_large', 'too long to read')), READING_MS);
    });
    thread.once('error', (error) => {
      const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(icsFailure(isFull ? 'too_large' : 'unavailable', `the reader failed: ${error.name}`));
    });
  });
}

/** Read from where `next start` and the tests run: the root of the checkout. */
function readerFile(): string {
  const root = realpathSync(/* turbopackIgnore: true */ process.cwd());
  return path.join(/* turbopackIgnore: true */ root, 'lib', 'providers', 'ics', 'reader', 'main.mjs');
}

const answer = z.union([
  z.object({ fault: z.enum(ICS_FAULTS) }),
  z.object({ busy: z.array(z.tuple([z.number(), z.number()])) }),
]);

function resultOf(said: unknown): IcsResult<readonly BusyTime[]> {
  const parsed = answer.safeParse(said);
  if (!parsed.success) return icsFailure('unavailable', 'the reader gave no answer');
  if ('fault' in parsed.data) return icsFailure(parsed.data.fault, 'the file');
  const value = parsed.data.busy.map(([start, end]) => ({
    startAt: Temporal.Instant.fromEpochMilliseconds(start),
    endAt: Temporal.Instant.fromEpochMilliseconds(end),
  }));
  return { ok: true, value };
}
