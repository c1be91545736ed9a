import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './data-folder';

/** What other programs need to know about a running copy. */
export type RunFile = {
  readonly web: string;
  /** Only in the demo. */
  readonly sandbox?: string;
  readonly databaseUrl: string;
  readonly pid: number;
};

const fileOf = (dataFolder: string): string => path.join(dataFolder, 'run.json');

/** Says that this copy is ready. The file holds a password, so it is for its owner only. */
export function writeRunFile(dataFolder: string, content: RunFile): void {
  writeWhole(fileOf(dataFolder), `${JSON.stringify(content)}\n`);
}

export function removeRunFile(dataFolder: string): void {
  rmSync(fileOf(dataFolder), { force: true });
}
