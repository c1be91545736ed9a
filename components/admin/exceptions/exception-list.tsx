import type { Temporal } from 'temporal-polyfill';
import type { DecisionKind } from '@/lib/admin/decisions';
import type { Exception, Exceptions } from '@/lib/admin/exceptions';
import type { WarningKind } from '@/lib/admin/warnings';
import { env } from '@/lib/env';
import { formatCount, formatDuration, formatMoney } from '@/lib/format';
import { type Column, Table } from '../../ui/table';
import { bookingRecord, disputeRecord, userRecord } from '../addresses';
import styles from '../admin.module.css';
import { Id } from '../id';
import { Moment } from '../moment';
import { exceptionWords } from './words';

type Kind = DecisionKind | WarningKind;

/** Things an admin should know of, oldest first, with how many there are and what they come to. */
export function ExceptionList({
  title,
  found,
  none,
  now,
}: {
  title: string;
  found: Exceptions<Kind>;
  /** Said when there is none. */
  none: string;
  now: Temporal.Instant;
}) {
  const { count, cents, items } = found;
  const sum = cents > 0 ? `, ${formatMoney(cents)}` : '';
  return (
    <section className={styles.sect}>
      <h2>
        {title}
        <span>
          {formatCount(count)}
          {sum}
        </span>
      </h2>
      {count === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <Table
          dense
          label={title}
          rows={items}
          rowKey={({ kind, id, since, detail }) => `${kind} ${id} ${since} ${detail}`}
          columns={columnsAt(now)}
        />
      )}
      {count > items.length && (
        <p className="muted">
          The {items.length} oldest of {formatCount(count)}.
        </p>
      )}
    </section>
  );
}

function columnsAt(now: Temporal.Instant): Column<Exception<Kind>>[] {
  return [
    {
      key: 'what',
      heading: 'What',
      fold: 'title',
      cell: (item) => <span className={styles.what}>{exceptionWords(item, env().policy)}</span>,
    },
    { key: 'id', heading: 'About', fold: 'line', cell: (item) => <Subject item={item} /> },
    { key: 'who', heading: 'Who', muted: true, fold: 'line', cell: ({ who }) => who.join(' / ') },
    {
      key: 'since',
      heading: 'Waiting',
      kind: 'number',
      fold: 'end',
      foldLabel: 'since',
      cell: ({ since }) => since && formatDuration(since.until(now)),
    },
    {
      key: 'money',
      heading: 'Money',
      kind: 'number',
      fold: 'aside',
      cell: ({ cents }) => cents !== null && formatMoney(cents),
    },
    {
      key: 'by',
      heading: 'Decide by (UTC)',
      noWrap: true,
      fold: 'wide',
      foldLabel: 'Decide by',
      cell: ({ decideBy }) => decideBy && <Moment at={decideBy} now={now} />,
    },
  ];
}

function Subject({ item: { about, id } }: { item: Exception<Kind> }) {
  const href = { booking: bookingRecord(id), dispute: disputeRecord(id), user: userRecord(id), job: null }[
    about
  ];
  return <Id id={id} href={href} leads />;
}
