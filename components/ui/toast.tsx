import type { ReactNode } from 'react';
import { Icon } from './icon';

/** A short word on something that has just worked (or, `tone="bad"`, has not). `action` is a link or button: "Undo". */
export function Toast({
  children,
  action,
  tone = 'good',
}: {
  children: ReactNode;
  action?: ReactNode;
  tone?: 'good' | 'bad';
}) {
  return (
    <div className={tone === 'bad' ? 'toast toast--bad' : 'toast'}>
      <Icon name={tone === 'bad' ? 'error' : 'tick'} />
      <span>{children}</span>
      {action && <span className="act">{action}</span>}
    </div>
  );
}
