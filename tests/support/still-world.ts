import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll } from 'vitest';
import { now } from '@/lib/clock';
import { closeDb } from '@/lib/db';
import { setEnvironment } from './environment';
import { createTestDatabase } from './postgres';

/**
 * A database and a clock for one test file, and nothing that moves by itself: no worker, no sandbox. For use cases
 * whose jobs the test runs by hand.
 */
export class StillWorld {
  #clockFile = '';
  #offsetMs = 0;

  static forThisFile(): StillWorld {
    const world = new StillWorld();
    let clean: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'monet-still-'));
      world.#clockFile = path.join(folder, 'clock.json');
      const database = await createTestDatabase();
      setEnvironment({
        DATABASE_URL: database.url,
        CARDS_DATABASE_URL: database.cardsUrl,
        MONET_CLOCK_FILE: world.#clockFile,
      });
      clean = [closeDb, () => database.drop(), async () => rmSync(folder, { recursive: true, force: true })];
    });
    afterAll(async () => {
      for (const step of clean) await step();
    });
    return world;
  }

  /** Moves the product's clock to an instant, forwards or back. */
  moveTo(instant: Temporal.Instant): void {
    this.#offsetMs += instant.epochMilliseconds - now().epochMilliseconds;
    writeFileSync(this.#clockFile, JSON.stringify({ offsetMs: this.#offsetMs }));
  }
}
