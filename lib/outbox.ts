import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { now, toDate } from './clock';
import type { Tx } from './db';

const booking = z.object({ bookingId: z.string() });

/** Every job and what it carries: ids only, never personal data. `jobs/catalogue.ts` has a handler for each. */
export const JOBS = {
  'expire-request': booking,
  'expire-hold': booking,
  'create-meeting': booking,
  'move-meeting': booking,
  'delete-meeting': booking,
  'tidy-meetings': booking,
  'sync-call-events': booking,
  'check-call-events': booking,
  'end-proposal': booking,
  'remind-first': booking,
  'remind-second': booking,
  'end-call': booking,
  'judge-attendance': booking,
  'nudge-first': booking,
  'nudge-second': booking,
  'end-grace': booking,
  'judge-feedback': booking,
  'cancel-payment': booking,
  'sync-payment': z.object({ paymentIntentId: z.string() }),
  'refund-payment': booking.extend({ number: z.int().default(1) }),
  'sync-card-dispute': z.object({ disputeId: z.string() }),
  'send-payout': booking,
  'sync-payout': booking,
  'sync-account': z.object({ accountId: z.string() }),
  'process-webhook': z.object({ webhookEventId: z.string() }),
  'send-mail': z.object({ notificationId: z.string() }),
  'send-link': z.object({ linkId: z.string() }),
  'send-notice': z.object({
    noticeId: z.string(),
    userId: z.string(),
    kind: z.string(),
    linkId: z.string().optional(),
  }),
  'send-alert': z.object({ alertKey: z.string() }),
  'refresh-cards': z.object({}),
  'end-calendar-grant': z.object({ userId: z.string() }),
  'forget-customer': z.object({ userId: z.string() }),
  'keep-house': z.object({}),
  'reconcile-money': z.object({}),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;

/**
 * Writes a job in the transaction that causes it. The relay hands it to BullMQ after the commit.
 *
 * @param id made from data, so that the same cause is enqueued once for ever: `bk_…/3/expire-hold`. A second
 *   enqueue with the same id does nothing.
 * @param runAt not before this instant; at once when left out
 */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  job: Name,
  id: string,
  payload: JobPayload<Name>,
  runAt: Temporal.Instant = now(),
): Promise<void> {
  await tx.outboxEntry.createMany({
    data: [{ id, job, payload, runAt: toDate(runAt), createdAt: toDate(now()) }],
    skipDuplicates: true,
  });
}
