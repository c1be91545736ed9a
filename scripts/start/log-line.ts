const WARN = 40;

/**
 * What of a child's output belongs on the terminal: warnings and errors. Our own processes write pino's JSON
 * lines, where the level tells; of any other line only what came by the error stream is shown.
 *
 * @returns the text to show, or undefined
 */
export function worthShowing(line: string, stream: 'out' | 'err'): string | undefined {
  if (line.trim() === '') return undefined;
  if (!line.startsWith('{')) return stream === 'err' ? line : undefined;
  let entry: { level?: unknown; msg?: unknown; err?: { message?: unknown } };
  try {
    entry = JSON.parse(line);
  } catch {
    return stream === 'err' ? line : undefined;
  }
  if (typeof entry?.level !== 'number' || entry.level < WARN) return undefined;
  const message = [entry.msg, entry.err?.message].filter((part) => typeof part === 'string' && part !== '');
  return [...new Set(message)].join(': ') || line;
}

/** Cuts a stream into lines, across the borders of its chunks. */
export function lineSplitter(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(-100_000);
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  };
}
