import type { ReactNode } from 'react';
import { Meter } from './meter';

/** Time that runs: `value` "22 h 25 min", `label` "left to pay", `share` the part of it that is left (0 to 1). */
export type Countdown = { value: string; label: string; share?: number };

/**
 * The one thing to do now, at the top of the page, at most one a page. `actions` are the buttons (the first of them
 * primary), `after` says what happens if nothing is done.
 */
export function NowPanel({
  title,
  children,
  actions,
  after,
  countdown,
  id = 'now',
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  after?: ReactNode;
  countdown?: Countdown | undefined;
  id?: string;
}) {
  return (
    <section className="now" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {children}
        {actions && <div className="row">{actions}</div>}
        {after && <p className="after">{after}</p>}
      </div>
      {countdown && (
        <div className="count">
          <b>{countdown.value}</b>
          <span>{countdown.label}</span>
          {countdown.share !== undefined && <Meter share={countdown.share} />}
        </div>
      )}
    </section>
  );
}
