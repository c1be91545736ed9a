import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentForChild } from '../process-environment';
import { killGroup } from './child';

const guard = fileURLToPath(new URL('../exit-with-parent.mjs', import.meta.url));
const running = new Set<number>();

export type ToolResult = { readonly code: number; readonly output: string };

export type ToolOptions = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly typescript?: boolean;
  readonly onOutput?: (text: string) => void;
};

/** Runs a Node program to its end and keeps the last 60 kB of what it printed. It ends when we do. */
export function runTool(args: readonly string[], options: ToolOptions): Promise<ToolResult> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(
      process.execPath,
      ['--import', guard, ...(options.typescript ? ['--import', 'tsx'] : []), ...args],
      {
        cwd: options.cwd,
        env: environmentForChild(options.env),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: process.platform !== 'win32',
      },
    );
    if (child.pid) running.add(child.pid);
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-60_000);
      options.onOutput?.(chunk.toString());
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const finish = (code: number, text = '') => {
      if (child.pid) running.delete(child.pid);
      resolve({ code, output: output + text });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Ends every tool that still runs, at once: what they make is either whole or made again. */
export function killTools(): void {
  for (const pid of running) killGroup(pid);
}
