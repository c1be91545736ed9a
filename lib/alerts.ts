import type { Temporal } from 'temporal-polyfill';
import { now, toDate } from './clock';
import type { Tx } from './db';
import { enqueue } from './outbox';

/**
 * - `card_dispute`: a candidate went to their bank; Stripe takes evidence until `dueBy`
 * - `books`: the daily reconciliation found differences
 * - `no_host`: no Zoom host is free at the time of a call
 * - `meeting_settings`: Zoom's account settings override what a call has to be
 */
export type AlertKind = 'card_dispute' | 'books' | 'no_host' | 'meeting_settings';

export type Alert = {
  /** What it is about: the same thing is raised, and mailed, once. */
  readonly key: string;
  readonly kind: AlertKind;
  /** Where to look, such as `booking/<id>`. */
  readonly subject: string;
  /** Ids and sums only: it is kept for ever. */
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly dueBy?: Temporal.Instant | null;
};

/** Tells the admins of something that a person has to look at: by mail, and on their pages until it is over. */
export async function raiseAlert(tx: Tx, { key, kind, subject, detail, dueBy }: Alert): Promise<void> {
  const { count } = await tx.alert.createMany({
    data: [{ key, kind, subject, detail, dueBy: dueBy ? toDate(dueBy) : null, raisedAt: toDate(now()) }],
    skipDuplicates: true,
  });
  if (count === 1) await enqueue(tx, 'send-alert', `alert/${key}`, { alertKey: key });
}

/** What an alert was about is over. */
export async function closeAlert(tx: Tx, key: string): Promise<void> {
  await tx.alert.updateMany({ where: { key, closedAt: null }, data: { closedAt: toDate(now()) } });
}
