import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { identityOf, thisProcess } from './process-identity.mjs';

/** A holder on another host (a folder shared by containers) is believed for this long after its last sign. */
export const FOREIGN_HOLDER_TTL_MS = 20_000;
const HEARTBEAT_MS = 5_000;

/**
 * Takes a lock that is a file, held by this process until it is released or dies. A lock whose process is
 * gone, or whose number now belongs to another program, is taken over.
 *
 * @param {string} file
 * @param {Record<string, unknown>} [note] what the next one is told about us, for example our address
 * @returns {{ ok: true, release: () => void, update: (note: Record<string, unknown>) => void }
 *   | { ok: false, holder: Record<string, unknown> & { pid: number } }}
 */
export function takeLock(file, note = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const content = JSON.stringify({ ...thisProcess(), ...note });
  writeFileSync(mine, content, { mode: 0o644 });
  try {
    // A few rounds, since the holder may go, or another one come, between two looks.
    for (let round = 0; round < 20; round += 1) {
      try {
        linkSync(mine, file);
        return held(file, content);
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const found = readHolder(file);
      if (found === undefined) continue;
      if (found.holder && holderLives(file, found.holder)) return { ok: false, holder: found.holder };
      removeStale(file, found.text);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return { ok: false, holder: readHolder(file)?.holder ?? { pid: 0 } };
}

function held(file, firstContent) {
  let content = firstContent;
  const beat = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(file, now, now);
    } catch {
      // The folder was removed under us; there is nothing left to hold.
    }
  }, HEARTBEAT_MS);
  beat.unref();
  return {
    ok: true,
    update(note) {
      content = JSON.stringify({ ...thisProcess(), ...note });
      const next = `${file}.${process.pid}.next`;
      writeFileSync(next, content, { mode: 0o644 });
      renameSync(next, file);
    },
    release() {
      clearInterval(beat);
      if (readHolder(file)?.text === content) rmSync(file, { force: true });
    },
  };
}

function readHolder(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text);
    return { text, holder: typeof holder?.pid === 'number' ? holder : undefined };
  } catch {
    return { text, holder: undefined };
  }
}

/**
 * Whether the process that a lock names still runs.
 *
 * @param {string} file the lock, whose time of change is the holder's last sign of life
 * @param {{ pid: number, identity?: string, host?: string }} holder
 */
export function holderLives(file, holder) {
  if (holder.host !== undefined && holder.host !== os.hostname()) {
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - changed < FOREIGN_HOLDER_TTL_MS;
  }
  return identityOf(holder.pid) !== undefined && identityOf(holder.pid) === holder.identity;
}

/** Moves a stale lock away; puts it back when somebody renewed it between the look and the move. */
function removeStale(file, seen) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  try {
    if (readFileSync(aside, 'utf8') !== seen) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
