import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The real worker in a process of its own, so that it can be killed without warning. */
export class WorkerProcess {
  #child: ChildProcess | undefined;
  #output = '';

  /** Starts it and waits until it answers on its loopback address. */
  async start(opsPort: number): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'worker.ts'], {
      cwd: ROOT,
      env: { ...process.env, WORKER_OPS_PORT: String(opsPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.#output = (this.#output + text).slice(-4000);
      });
    }
    for (let tries = 0; tries < 600; tries++) {
      if (child.exitCode !== null) throw new TypeError(`the worker ended: ${this.#output}`);
      const answers = await fetch(`http://127.0.0.1:${opsPort}/health`).then(
        (response) => response.ok,
        () => false,
      );
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new TypeError(`the worker does not answer: ${this.#output}`);
  }

  /** kill -9: no farewell, no clean-up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
