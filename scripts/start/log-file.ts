import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

const LIMIT_BYTES = 5_000_000;

/**
 * A log file that never grows past a limit: the full one becomes `<name>.1`, and the one before that goes. A
 * full disk loses lines, not the product.
 */
export class LogFile {
  readonly path: string;
  readonly #limit: number;
  #descriptor: number | undefined;
  #bytes = 0;

  /** @param limit bytes per file; two files are kept */
  constructor(folder: string, name: string, limit = LIMIT_BYTES) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.path = path.join(folder, `${name}.log`);
    this.#limit = limit;
    this.#open();
  }

  #open(): void {
    try {
      this.#descriptor = openSync(this.path, 'a', 0o600);
      this.#bytes = statSync(this.path).size;
    } catch {
      this.#descriptor = undefined;
    }
  }

  write(text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.#bytes > 0 && this.#bytes + bytes > this.#limit) {
      this.close();
      try {
        renameSync(this.path, `${this.path}.1`);
      } catch {
        // Removed by hand; a new one is begun.
      }
      this.#open();
    }
    if (this.#descriptor === undefined) return;
    try {
      writeSync(this.#descriptor, text);
      this.#bytes += bytes;
    } catch {
      // ENOSPC and the like.
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
