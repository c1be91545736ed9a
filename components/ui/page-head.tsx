import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** The title of a page, with its state above it, one line under it, and the other side's time below that. */
export function PageHead({
  title,
  badge,
  lede,
  beside,
  tight = false,
  children,
}: {
  title: ReactNode;
  badge?: ReactNode;
  lede?: ReactNode;
  beside?: ReactNode;
  tight?: boolean;
  children?: ReactNode;
}) {
  return (
    <header className={classNames('head', tight && 'head--tight')}>
      {badge}
      <h1>{title}</h1>
      {lede && <p className="lede muted">{lede}</p>}
      {beside && <p className="zone2">{beside}</p>}
      {children}
    </header>
  );
}
