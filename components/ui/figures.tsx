import type { ReactNode } from 'react';
import { type Mark, StatusMark } from './status-mark';

/** A sum with its name above and a line of explanation below; `due` colours it as something to do. */
export type Figure = { label: ReactNode; value: ReactNode; note?: ReactNode; mark?: Mark; due?: boolean };

/** Two to six sums side by side, under and over a hairline. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className="figs">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures keep their place
        <div key={index} className={item.due ? 'due' : undefined}>
          <dt>
            {item.mark && <StatusMark mark={item.mark} />}
            {item.label}
          </dt>
          <dd className="v">{item.value}</dd>
          {item.note && <dd className="n">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
