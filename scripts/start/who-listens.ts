import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandOf, parentOf } from '../process-identity.mjs';

export type Listener = { readonly pid: number; readonly command: string };

/**
 * The process that listens on a TCP port of this machine, as far as this account may know it. Of a copy of
 * Monet it is the start, not the web server that the start would start again.
 */
export function whoListens(port: number): Listener | undefined {
  const pid = process.platform === 'linux' ? fromProc(port) : fromLsof(port);
  if (pid === undefined) return undefined;
  for (
    let at: number | undefined = pid, depth = 0;
    at !== undefined && at > 1 && depth < 6;
    at = parentOf(at), depth += 1
  ) {
    if (/scripts[\\/]start\.mjs/.test(commandOf(at)) && !/^sh /.test(commandOf(at)))
      return { pid: at, command: 'a copy of Monet' };
  }
  return { pid, command: commandOf(pid) };
}

function fromProc(port: number): number | undefined {
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    try {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const fields = line.trim().split(/\s+/);
        const listening = fields[3] === '0A';
        if (listening && Number.parseInt(fields[1]?.split(':')[1] ?? '', 16) === port && fields[9])
          inodes.add(fields[9]);
      }
    } catch {
      // No such table on this machine.
    }
  }
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      for (const descriptor of readdirSync(`/proc/${name}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${name}/fd/${descriptor}`))?.[1];
        if (inode !== undefined && inodes.has(inode)) return Number(name);
      }
    } catch {
      // Another account's process, or gone meanwhile.
    }
  }
  return undefined;
}

function fromLsof(port: number): number | undefined {
  try {
    const found = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' });
    return Number(found.split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}
