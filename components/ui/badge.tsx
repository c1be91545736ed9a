import type { ReactNode } from 'react';
import { type Mark, StatusMark } from './status-mark';

/** `act`: on its way or waiting for the reader. `warn`: something is due. `bad`: an error or a loss. */
export type Tone = 'plain' | 'act' | 'warn' | 'bad';

/** A state: a mark and a word. */
export function Badge({ mark, tone = 'plain', children }: { mark: Mark; tone?: Tone; children: ReactNode }) {
  return (
    <span className={tone === 'plain' ? 'badge' : `badge badge--${tone}`}>
      <StatusMark mark={mark} />
      {children}
    </span>
  );
}
