import { sendLink } from '@/lib/accounts/send-link';
import { sendNotice } from '@/lib/accounts/send-notice';
import { checkCallEvents } from '@/lib/availability/call-events/check';
import { syncCallEvents } from '@/lib/availability/call-events/sync';
import { endGrantOfDeleted } from '@/lib/availability/end-grant';
import { remindOfCall } from '@/lib/bookings/remind';
import { endProposal, expireHold, expireRequest } from '@/lib/bookings/timers';
import { createMeetingFor } from '@/lib/calls/create-meeting';
import { deleteMeetingOf } from '@/lib/calls/delete-meeting';
import { judgeAttendance } from '@/lib/calls/judge-attendance';
import { moveMeetingOf } from '@/lib/calls/move-meeting';
import { tidyMeetings } from '@/lib/calls/tidy-meetings';
import { endGrace } from '@/lib/feedback/end-grace';
import { judgeBookingFeedback } from '@/lib/feedback/judge';
import { sendNudge } from '@/lib/feedback/nudge';
import { sendAlert } from '@/lib/notifications/send-alert';
import { sendMail } from '@/lib/notifications/send-mail';
import type { JobName, JobPayload } from '@/lib/outbox';
import { syncCardDispute } from '@/lib/payments/card-disputes/sync-card-dispute';
import { cancelPayment } from '@/lib/payments/checkout/cancel-intent';
import { forgetCustomer } from '@/lib/payments/checkout/customer';
import { fulfilPayment } from '@/lib/payments/checkout/fulfil';
import { syncAccount } from '@/lib/payments/onboarding/sync-account';
import { sendPayout } from '@/lib/payments/payouts/send-payout';
import { syncPayout } from '@/lib/payments/payouts/sync-payout';
import { sendRefund } from '@/lib/payments/refunds/refund';
import { finishCall } from './finish-call';
import { keepHouseDaily } from './keep-house-daily';
import { processWebhook } from './process-webhook';
import { reconcileMoneyDaily } from './reconcile-money-daily';
import { refreshCardsDaily } from './refresh-cards-daily';

/** Queues keep kinds of work from waiting for each other: a slow mail server delays no payout. */
export const QUEUES = ['bookings', 'money', 'calls', 'feedback', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

export type JobEntry<Name extends JobName> = {
  readonly queue: QueueName;
  /** Safe to repeat: re-reads, claims, acts. May throw; the queue tries again with growing pauses. */
  readonly run: (payload: JobPayload<Name>) => Promise<unknown>;
};

/** Every job and what it does. Complete by its type: a job of `lib/outbox.ts` without an entry does not compile. */
export const CATALOGUE: { readonly [Name in JobName]: JobEntry<Name> } = {
  'expire-request': { queue: 'bookings', run: ({ bookingId }) => expireRequest(bookingId) },
  'expire-hold': { queue: 'bookings', run: ({ bookingId }) => expireHold(bookingId) },
  'end-proposal': { queue: 'bookings', run: ({ bookingId }) => endProposal(bookingId) },
  'remind-first': { queue: 'bookings', run: ({ bookingId }) => remindOfCall(bookingId, 'first') },
  'remind-second': { queue: 'bookings', run: ({ bookingId }) => remindOfCall(bookingId, 'second') },
  'end-call': { queue: 'bookings', run: ({ bookingId }) => finishCall(bookingId) },
  'judge-attendance': { queue: 'bookings', run: ({ bookingId }) => judgeAttendance(bookingId) },
  'nudge-first': { queue: 'bookings', run: ({ bookingId }) => sendNudge(bookingId, 'nudge_first') },
  'nudge-second': { queue: 'bookings', run: ({ bookingId }) => sendNudge(bookingId, 'nudge_second') },
  'end-grace': { queue: 'bookings', run: ({ bookingId }) => endGrace(bookingId) },
  'refresh-cards': { queue: 'bookings', run: () => refreshCardsDaily() },
  'keep-house': { queue: 'bookings', run: () => keepHouseDaily() },

  'create-meeting': { queue: 'calls', run: ({ bookingId }) => createMeetingFor(bookingId) },
  'move-meeting': { queue: 'calls', run: ({ bookingId }) => moveMeetingOf(bookingId) },
  'delete-meeting': { queue: 'calls', run: ({ bookingId }) => deleteMeetingOf(bookingId) },
  'tidy-meetings': { queue: 'calls', run: ({ bookingId }) => tidyMeetings(bookingId) },
  'sync-call-events': { queue: 'calls', run: ({ bookingId }) => syncCallEvents(bookingId) },
  'check-call-events': { queue: 'calls', run: ({ bookingId }) => checkCallEvents(bookingId) },
  'end-calendar-grant': { queue: 'calls', run: ({ userId }) => endGrantOfDeleted(userId) },
  'process-webhook': { queue: 'calls', run: ({ webhookEventId }) => processWebhook(webhookEventId) },

  'judge-feedback': { queue: 'feedback', run: ({ bookingId }) => judgeBookingFeedback(bookingId) },

  'sync-payment': { queue: 'money', run: ({ paymentIntentId }) => fulfilPayment(paymentIntentId) },
  'cancel-payment': { queue: 'money', run: ({ bookingId }) => cancelPayment(bookingId) },
  'refund-payment': { queue: 'money', run: ({ bookingId, number }) => sendRefund(bookingId, number) },
  'sync-card-dispute': { queue: 'money', run: ({ disputeId }) => syncCardDispute(disputeId) },
  'send-payout': { queue: 'money', run: ({ bookingId }) => sendPayout(bookingId) },
  'sync-payout': { queue: 'money', run: ({ bookingId }) => syncPayout(bookingId) },
  'forget-customer': { queue: 'money', run: ({ userId }) => forgetCustomer(userId) },
  'sync-account': { queue: 'money', run: ({ accountId }) => syncAccount(accountId) },

  'reconcile-money': { queue: 'money', run: () => reconcileMoneyDaily() },
  'send-link': { queue: 'mail', run: ({ linkId }) => sendLink(linkId) },
  'send-notice': { queue: 'mail', run: sendNotice },
  'send-alert': { queue: 'mail', run: ({ alertKey }) => sendAlert(alertKey) },
  'send-mail': { queue: 'mail', run: ({ notificationId }) => sendMail(notificationId) },
};
