import Link from 'next/link';
import { ACTORS, wordFor } from '@/lib/admin/tables/words';
import { subjectRecord, userRecord } from '../addresses';
import styles from '../admin.module.css';
import { actionIn, dataWords } from '../data-words';
import { Id } from '../id';
import { type TableLook, textIn } from '../shown-column';

export const AUDIT_LOGS_LOOK: TableLook = {
  base: '/admin/audit-log',
  empty: 'Everything that changes a booking or money, and every export, is written here.',
  columns: [
    { key: 'at', muted: true, fold: 'aside' },
    { key: 'action', strong: true, fold: 'line', cell: (row) => actionIn(textIn(row, 'action')) },
    {
      key: 'subject',
      fold: 'title',
      cell: (row) => (
        <span className={styles.subject}>
          <Id id={textIn(row, 'subject')} href={subjectRecord(textIn(row, 'subject'))} leads />
        </span>
      ),
    },
    {
      key: 'actor',
      fold: 'end',
      cell: (row) => {
        const role = wordFor(ACTORS, textIn(row, 'actor'));
        if (!row.actorId) return role;
        const name = textIn(row, 'actorName') || String(row.actorId);
        return (
          <span className={styles.who}>
            <Link href={userRecord(String(row.actorId))} prefetch={false}>
              {name}
            </Link>
            <span className="muted">, {role.toLowerCase()}</span>
          </span>
        );
      },
    },
    {
      key: 'data',
      muted: true,
      fold: 'wide',
      cell: (row) => row.data && <div className={styles.data}>{dataWords(row.data)}</div>,
    },
  ],
};
