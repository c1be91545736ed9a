import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

const ICONS = { plain: 'info', warn: 'warning', bad: 'error' } as const;

/**
 * A remark in the page. The title says what happened in a sentence; the children say what was not lost and what to
 * do. `role="alert"` or `"status"` only for one that appears after the page was read.
 */
export function Note({
  title,
  tone = 'plain',
  role,
  children,
  className,
}: {
  title: ReactNode;
  tone?: 'plain' | 'warn' | 'bad';
  role?: 'alert' | 'status';
  children?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames('note', tone !== 'plain' && `note--${tone}`, className)} role={role}>
      <Icon name={ICONS[tone]} />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children && <p>{children}</p>}
      </div>
    </div>
  );
}
