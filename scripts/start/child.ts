import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentForChild } from '../process-environment';
import type { LogFile } from './log-file';
import { lineSplitter, worthShowing } from './log-line';

const guard = fileURLToPath(new URL('../exit-with-parent.mjs', import.meta.url));

export type ChildOptions = {
  /** "web", "worker" ...: names its lines and its log. */
  readonly name: string;
  readonly cwd: string;
  /** Script and its arguments. */
  readonly args: readonly string[];
  /** Run through tsx, for TypeScript. */
  readonly typescript: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly log: LogFile;
  /** Called with each line worth a look; every line in development. */
  readonly show: (line: string) => void;
  readonly showAll?: boolean;
};

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Resolves when the process is gone and its output read; never rejects. */
  readonly ended: Promise<Ending>;
  /** The last lines that it printed, of both streams. */
  tail(): string;
  /** SIGTERM, and SIGKILL for its whole group after `limitMs`. Resolves when it is gone. */
  stop(limitMs: number): Promise<void>;
};

const TAIL_LINES = 30;

/**
 * Starts a Node process of ours. It has its own process group, so that Ctrl-C reaches only the start, which
 * stops things in order; and a channel to us, so that it ends when we are killed.
 */
export function startChild(options: ChildOptions): Child {
  const child = spawn(
    process.execPath,
    ['--import', guard, ...(options.typescript ? ['--import', 'tsx'] : []), ...options.args],
    {
      cwd: options.cwd,
      env: environmentForChild(options.env),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    },
  );
  const lines: string[] = [];
  const listen = (stream: 'out' | 'err') => {
    const split = lineSplitter((line) => {
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      const shown = options.showAll ? line : worthShowing(line, stream);
      if (shown) options.show(shown);
    });
    return (chunk: Buffer) => {
      options.log.write(chunk.toString());
      split(chunk.toString());
    };
  };
  child.stdout?.on('data', listen('out'));
  child.stderr?.on('data', listen('err'));
  let over = false;
  const ended = new Promise<Ending>((resolve) => {
    child.on('error', (error) => {
      lines.push(error.message);
      over = true;
      resolve({ code: 127, signal: null });
    });
    // 'exit', not 'close': a grandchild that holds the pipes must not hide that the process is gone.
    child.on('exit', (code, signal) => {
      over = true;
      setTimeout(() => resolve({ code, signal }), 50);
    });
  });
  return {
    name: options.name,
    pid: child.pid ?? 0,
    ended,
    tail: () => lines.join('\n'),
    async stop(limitMs) {
      if (!over) child.kill('SIGTERM');
      const timer = setTimeout(() => killGroup(child.pid), limitMs);
      await ended;
      clearTimeout(timer);
      killGroup(child.pid);
    },
  };
}

/** Kills a process group, with whatever its leader left behind. */
export function killGroup(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
