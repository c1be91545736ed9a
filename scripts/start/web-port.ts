import { portRefusal } from '../ports';
import { Problem } from '../problem.mjs';
import type { Settings } from './settings';
import { type Listener, whoListens } from './who-listens';

/**
 * Makes sure that the web server will be able to listen.
 *
 * @throws Problem `port_in_use`, `port_forbidden`, `host_unknown`
 */
export async function checkWebPort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  const refusal = await portRefusal(port, host);
  if (refusal === undefined) return;
  if (refusal !== 'EADDRINUSE') throw explainRefusal(refusal, host, port);
  throw portInUse(port, whoListens(port), await nextFree(port, host));
}

/** @param free a port that could be had instead */
export function portInUse(port: number, by: Listener | undefined, free: number): Problem {
  const who = by
    ? `process ${by.pid}${by.command ? ` (${by.command.slice(0, 100)})` : ''}`
    : 'a program of another account';
  return new Problem('port_in_use', `Port ${port} is already used by ${who}.`, [
    by
      ? `Stop it with "kill ${by.pid}", or use another port: PORT=${free} npm start`
      : `Use another port: PORT=${free} npm start`,
  ]);
}

function explainRefusal(code: string, host: string, port: number): Problem {
  if (code === 'EACCES') {
    return new Problem('port_forbidden', `This account may not listen on port ${port}.`, [
      'Use a port from 1024 up: PORT=3000 npm start',
    ]);
  }
  return new Problem('host_unknown', `Nothing can listen on ${host}:${port} here (${code}).`, [
    'HOST has to be an address of this machine: 127.0.0.1, or 0.0.0.0 for all of them.',
  ]);
}

async function nextFree(port: number, host: string): Promise<number> {
  for (let next = port + 1; next < Math.min(port + 100, 65_536); next += 1) {
    if ((await portRefusal(next, host)) === undefined) return next;
  }
  return port > 65_000 ? 3_000 : port + 1;
}
