import path from 'node:path';
import { duration } from '../say.mjs';
import type { Settings } from './settings';

export type SummaryParts = {
  readonly settings: Settings;
  readonly sandbox: string | undefined;
  readonly tookMs: number;
};

/** What is printed when everything runs. */
export function summary({ settings, sandbox, tookMs }: SummaryParts): string {
  const lines = ['', `Monet is ready at ${settings.web} after ${duration(tookMs)}.`];
  if (settings.baseUrl !== settings.web) lines.push(`  Public address   ${settings.baseUrl}`);
  if (sandbox) {
    lines.push(
      `  Sandbox          ${sandbox}   (mailbox, clock, what the providers saw)`,
      '  Sign in as       cand1@monet.local, pro1@monet.local or admin@monet.local',
      '  Password         monet-demo-password',
      '  No money moves, no mail leaves this machine: every provider is the sandbox.',
    );
  } else {
    const [first, ...others] = settings.worldBecause;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    lines.push(`  This is the real product, because of ${first}${more}.`);
  }
  const relative = path.relative(process.cwd(), settings.dataFolder) || '.';
  lines.push(
    `  Data and logs    ${relative.startsWith('..') ? settings.dataFolder : relative}`,
    '  Stop with Ctrl-C.',
  );
  return lines.join('\n');
}
