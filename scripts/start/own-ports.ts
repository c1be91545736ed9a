import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, portRefusal } from '../ports';
import { writeWhole } from './data-folder';

/** The loopback ports that a copy uses besides PORT. */
export type OwnPorts = {
  readonly postgres: number;
  readonly sandbox: number;
  readonly smtp: number;
  readonly workerOps: number;
};

const names = ['postgres', 'sandbox', 'smtp', 'workerOps'] as const satisfies readonly (keyof OwnPorts)[];

/**
 * Chooses a port for each of ours: the one used last time when it is free still, so that links in old mails and
 * saved addresses go on working, else any free one. None equals another or the web's.
 *
 * @param remembered what was used last time, if anything
 * @param isFree whether nobody listens on a port now
 */
export async function choosePorts(
  remembered: Partial<Record<keyof OwnPorts, unknown>>,
  webPort: number,
  isFree: (port: number) => Promise<boolean> = async (port) => (await portRefusal(port)) === undefined,
): Promise<OwnPorts> {
  const taken = new Set([webPort]);
  const chosen: Partial<Record<keyof OwnPorts, number>> = {};
  for (const name of names) {
    const last = remembered[name];
    const usable =
      typeof last === 'number' && Number.isInteger(last) && last > 0 && last <= 65_535 && !taken.has(last);
    const port = usable && (await isFree(last)) ? last : await freePort(taken);
    chosen[name] = port;
    taken.add(port);
  }
  return { postgres: 0, sandbox: 0, smtp: 0, workerOps: 0, ...chosen };
}

/** Chooses this copy's ports and remembers them in `ports.json` of the data folder. */
export async function loadPorts(dataFolder: string, webPort: number): Promise<OwnPorts> {
  const file = path.join(dataFolder, 'ports.json');
  let remembered: Partial<Record<keyof OwnPorts, unknown>> = {};
  try {
    remembered = JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch {
    // The first start, or a damaged file: new ports do no harm.
  }
  const ports = await choosePorts(remembered, webPort);
  writeWhole(file, `${JSON.stringify(ports)}\n`);
  return ports;
}
