import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The clock file is there but does not hold `{"offsetMs": <integer>}`. */
export class ClockFileError extends Error {
  readonly code = 'clock_file';
}

/**
 * The one time that the sandbox and whoever reads the clock file share: real time plus an offset that only
 * grows. The sandbox is the file's only writer, so the offset is kept in memory after the start.
 */
export class Clock {
  private offsetMs: number;

  /** @throws ClockFileError when the file exists and cannot be understood. A missing file is offset 0. */
  constructor(private readonly file: string) {
    this.offsetMs = readOffset(file);
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** Whole seconds since 1970, as Stripe counts. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Sets the clock to `instant` (ms), unless it is there or past it already: time never runs backwards. */
  moveTo(instant: number): void {
    if (instant <= this.now()) return;
    this.offsetMs = instant - Date.now();
    writeFileSync(`${this.file}.new`, `${JSON.stringify({ offsetMs: this.offsetMs })}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

function readOffset(file: string): number {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw new ClockFileError(`cannot read the clock file ${file}: ${String(error)}`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = null;
  }
  const offset =
    typeof parsed === 'object' && parsed !== null && 'offsetMs' in parsed ? parsed.offsetMs : null;
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset)) {
    throw new ClockFileError(`the clock file ${file} does not hold {"offsetMs": <integer>}`);
  }
  return offset;
}
