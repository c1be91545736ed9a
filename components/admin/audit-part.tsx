import Link from 'next/link';
import type { Temporal } from 'temporal-polyfill';
import { ACTORS, wordFor } from '@/lib/admin/tables/words';
import type { AuditEntry } from '@/prisma/generated/client/client';
import { subjectRecord, userRecord } from './addresses';
import styles from './admin.module.css';
import { actionIn, dataWords } from './data-words';
import { Id } from './id';
import { Moment } from './moment';
import { RecordTable } from './record';

/** Audit rows about a record. */
export function AuditPart({
  rows,
  now,
  note,
}: {
  rows: readonly AuditEntry[];
  now: Temporal.Instant;
  note?: string | undefined;
}) {
  return (
    <RecordTable
      title="Audit log"
      note={note}
      rows={rows}
      rowKey={(row) => String(row.id)}
      none="Nothing is written about it."
      columns={[
        {
          key: 'at',
          heading: 'When (UTC)',
          muted: true,
          fold: 'aside',
          cell: (row) => <Moment at={row.at} now={now} />,
        },
        { key: 'action', heading: 'What', strong: true, fold: 'title', cell: (row) => actionIn(row.action) },
        { key: 'actor', heading: 'Who', fold: 'line', cell: (row) => <Who row={row} /> },
        {
          key: 'subject',
          heading: 'Of what',
          fold: 'line',
          cell: (row) => (
            <span className={styles.subject}>
              <Id id={row.subject} href={subjectRecord(row.subject)} />
            </span>
          ),
        },
        {
          key: 'data',
          heading: 'With',
          muted: true,
          fold: 'wide',
          cell: (row) => <div className={styles.data}>{dataWords(row.data)}</div>,
        },
      ]}
    />
  );
}

function Who({ row }: { row: AuditEntry }) {
  const role = wordFor(ACTORS, row.actor);
  if (!row.actorId) return role;
  return (
    <Link href={userRecord(row.actorId)} prefetch={false}>
      {role}
    </Link>
  );
}
