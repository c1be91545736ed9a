import type { ReactNode } from 'react';
import styles from './admin.module.css';

/** The title of an admin page, with a remark at its right. */
export function AdminHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {children}
    </header>
  );
}
