import type { Authorised } from '@/lib/access';
import { machineNow, now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';

/** How many wait, and for how many seconds the one that has waited longest; null when none waits. */
export type Backlog = { readonly waiting: number; readonly seconds: number | null };

/** How the work between systems is getting on. */
export type Health = {
  /** Written by a transaction, not yet handed to the queue. */
  readonly outbox: Backlog;
  /** Due and not done, whether running, waiting or between two attempts. */
  readonly jobs: Backlog;
  readonly jobsGivenUp: number;
  /** Webhooks that were stored and have not been worked off. */
  readonly stripeEvents: Backlog;
  readonly zoomEvents: Backlog;
  readonly mail: Backlog;
  readonly mailGivenUp: number;
  /** Seconds since a worker was last heard of; null when none ever was. */
  readonly workerSeconds: number | null;
};

type Row = {
  outbox: number;
  outbox_since: Date | null;
  jobs: number;
  jobs_since: Date | null;
  given_up: number;
  mail: number;
  mail_since: Date | null;
  mail_given_up: number;
};

/** Counts what waits between our own rows, the queue, the providers and the mail server. */
export async function readHealth(_actor: Authorised<'admin.read'>): Promise<Health> {
  const at = toDate(now());
  const [[outbox], events, beat] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT count(*) FILTER (WHERE dispatched_at IS NULL)::int AS outbox,
             min(created_at) FILTER (WHERE dispatched_at IS NULL) AS outbox_since,
             count(*) FILTER (WHERE failed_at IS NULL)::int AS jobs,
             min(run_at) FILTER (WHERE failed_at IS NULL) AS jobs_since,
             count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS given_up,
             count(*) FILTER (WHERE job = 'send-mail' AND failed_at IS NULL)::int AS mail,
             min(run_at) FILTER (WHERE job = 'send-mail' AND failed_at IS NULL) AS mail_since,
             count(*) FILTER (WHERE job = 'send-mail' AND failed_at IS NOT NULL)::int AS mail_given_up
      FROM outbox WHERE done_at IS NULL AND run_at <= ${at}`,
    db().$queryRaw<{ provider: string; waiting: number; since: Date | null }[]>`
      SELECT provider, count(*)::int AS waiting, min(received_at) AS since
      FROM webhook_events WHERE processed_at IS NULL GROUP BY provider`,
    db().workerHeartbeat.findFirst({ orderBy: { at: 'desc' } }),
  ]);
  const backlog = (waiting: number | undefined, since: Date | null | undefined): Backlog => ({
    waiting: waiting ?? 0,
    seconds: since ? seconds(at.getTime() - since.getTime()) : null,
  });
  const eventsOf = (provider: string) => {
    const found = events.find((each) => each.provider === provider);
    return backlog(found?.waiting, found?.since);
  };
  return {
    outbox: backlog(outbox?.outbox, outbox?.outbox_since),
    jobs: backlog(outbox?.jobs, outbox?.jobs_since),
    jobsGivenUp: outbox?.given_up ?? 0,
    stripeEvents: eventsOf('stripe'),
    zoomEvents: eventsOf('zoom'),
    mail: backlog(outbox?.mail, outbox?.mail_since),
    mailGivenUp: outbox?.mail_given_up ?? 0,
    workerSeconds: beat ? seconds(machineNow() - beat.at.getTime()) : null,
  };
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1000));
}
