import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now } from '@/lib/clock';
import { db, type Tx, transaction } from '@/lib/db';
import { log } from '@/lib/log';
import { Prisma } from '@/prisma/generated/client/client';
import { csvHead, csvRow } from './csv';
import { sortName } from './position';
import type { RowChoice } from './query';
import { type RawRow, rowOf, summaryOf } from './read-table';
import { selectRows } from './statement';
import type { AdminTable } from './table';

const BATCH = 1000;
/** A reader who takes longer than this for the whole file is cut off, so that nobody holds a connection for ever. */
const LONGEST_MS = 15 * 60_000;

/**
 * All chosen rows of a table as a CSV download, of one moment: the rows are read by a cursor of the database inside
 * one snapshot, and no faster than the reader takes them, so that no export sits in memory.
 *
 * Who exported what and how many rows is written to the audit log before the first row leaves; the words that were
 * searched for are not, since they may be a name.
 */
export function exportTable(
  actor: Authorised<'admin.read'>,
  table: AdminTable,
  choice: RowChoice,
): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  return new Promise((resolve, reject) => {
    const exporting = db().$transaction(
      async (tx) => {
        await declareCursor(tx, table, choice);
        const { count } = await summaryOf(table, choice, null, tx);
        await recordExport(actor, table, choice, Number(count));
        resolve(new Response(readable, { headers: headersOf(table) }));
        await writeRows(tx, table, writable);
      },
      {
        isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
        maxWait: 10_000,
        timeout: LONGEST_MS,
      },
    );
    exporting.catch((error: unknown) => {
      // Before the answer began it is refused; afterwards the download breaks off, and does not look complete.
      log().warn({ err: error, table: table.name }, 'export ended early');
      writable.abort(error).catch(() => {});
      reject(error);
    });
  });
}

async function declareCursor(tx: Tx, table: AdminTable, choice: RowChoice): Promise<void> {
  await tx.$executeRaw(
    Prisma.sql`DECLARE exported NO SCROLL CURSOR WITHOUT HOLD FOR ${selectRows(table, choice)}`,
  );
}

async function writeRows(tx: Tx, table: AdminTable, writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  await writer.write(encoder.encode(csvHead(table)));
  for (;;) {
    const rows = await tx.$queryRaw<RawRow[]>(Prisma.raw(`FETCH FORWARD ${BATCH} FROM exported`));
    if (rows.length === 0) break;
    await writer.write(encoder.encode(rows.map((raw) => csvRow(table, rowOf(table, raw))).join('')));
  }
  await writer.close();
}

/** In a transaction of its own: the snapshot that is exported neither waits for it nor contains it. */
function recordExport(
  actor: Authorised<'admin.read'>,
  table: AdminTable,
  { text, since, filters, sort }: RowChoice,
  rows: number,
): Promise<void> {
  return transaction((tx) =>
    audit(tx, { kind: actor.role, id: actor.id }, 'admin.export', `table/${table.name}`, {
      rows,
      since,
      searched: text !== '',
      sort: sortName(sort),
      ...Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values.join(',')])),
    }),
  );
}

function headersOf(table: AdminTable): Record<string, string> {
  const day = now().toString().slice(0, 10);
  return {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="monet-${table.name}-${day}.csv"`,
    'cache-control': 'no-store',
  };
}
