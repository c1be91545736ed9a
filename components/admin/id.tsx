import type { Route } from 'next';
import Link from 'next/link';
import { classNames } from '../ui/class-names';
import { CopyButton } from '../ui/copy-button';
import styles from './admin.module.css';

/**
 * An id, leading to its record where there is one, with a button that copies it. `leads` marks the one of a row that
 * the keys J and K go to.
 */
export function Id({ id, href, leads = false }: { id: string; href?: Route | null; leads?: boolean }) {
  return (
    <span className={styles.ids}>
      {href ? (
        <Link
          className={classNames('id', styles.short)}
          href={href}
          prefetch={false}
          title={id}
          {...(leads && { 'data-row': true })}
        >
          {id}
        </Link>
      ) : (
        <span className={classNames('id', styles.short)} title={id}>
          {id}
        </span>
      )}
      <CopyButton value={id} />
    </span>
  );
}
