import { formatDate, formatMoney } from '@/lib/format';
import { overpaidCents } from './kept';
import { type Prose, prose, strong } from './prose';
import { instant, moment, type Reading } from './reading';

/** Not our rule: what Stripe tells merchants to expect of banks. */
export const BANK_TIMING = 'Banks take up to 10 working days to show it.';

/** "$60.00 of $120.00", or "$120.00, all of it". */
export function shareWords(cents: number, ofCents: number): string {
  if (cents === ofCents) return `${formatMoney(cents)}, all of it`;
  return `${formatMoney(cents)} of ${formatMoney(ofCents)}`;
}

/** Where a refund goes: "the Visa ending 4242", as far as that is known. */
export function cardWords({ view }: Pick<Reading, 'view'>): string {
  return view.payment?.cardLabel ? `the ${view.payment.cardLabel}` : 'the card you paid with';
}

/** How far the candidate's money is on its way back. */
export function refundWords(reading: Reading): Prose {
  const { refund } = reading.view;
  if (!refund) return prose`The money goes back to ${cardWords(reading)}. ${BANK_TIMING}`;
  const sum = strong(formatMoney(refund.amountCents));
  if (refund.status === 'failed') {
    return prose`Your bank returned our refund of ${sum} to us. The sum is still yours: please reply to our mail, so that we can find another way.`;
  }
  if (refund.status === 'succeeded' && refund.settledAt) {
    return prose`${sum} went back to ${cardWords(reading)} on ${moment(reading, refund.settledAt)}. ${BANK_TIMING}`;
  }
  return prose`${sum} is on its way back to ${cardWords(reading)}. ${BANK_TIMING}`;
}

/** Where the professional's money is: one or two sentences. Empty where nothing is paid out. */
export function payoutWords(reading: Reading): Prose {
  const { payout } = reading.view;
  if (!payout || payout.amountCents === 0) return [];
  const sum = strong(formatMoney(payout.amountCents));
  switch (payout.status) {
    case 'pending':
      return pendingPayout(reading, sum);
    case 'sent':
      return payout.arrivesAt
        ? prose`${sum} is on its way to your bank and arrives by ${formatDate(instant(payout.arrivesAt), reading.zone, { now: reading.now })}.`
        : prose`${sum} is on its way to your bank.`;
    case 'paid':
      return payout.paidAt
        ? [...prose`${sum} was paid to your bank on ${moment(reading, payout.paidAt)}.`, ...debtTail(reading)]
        : [...prose`${sum} was paid to your bank.`, ...debtTail(reading)];
    case 'settled':
      return [
        ...prose`${sum} settled what you owed for an earlier call whose price went back.`,
        ...debtTail(reading),
      ];
    case 'failed':
      return prose`Your bank did not take ${sum}. The sum is still yours: please check your bank details.`;
    case 'blocked':
      return keptBackWords(reading, sum);
    default:
      return prose`${sum} is held until your written feedback has passed our check.`;
  }
}

/** What was paid before it went back is owed. */
function debtTail(reading: Reading): Prose {
  const cents = overpaidCents(reading);
  if (cents === 0) return [];
  return prose` Of it ${strong(formatMoney(cents))} went back to the candidate since: later payouts are smaller by that, never below zero.`;
}

function keptBackWords({ view }: Reading, sum: { strong: string }): Prose {
  switch (view.payout?.blockedReason) {
    case 'disputed':
      return prose`${sum} waits until the dispute about this call is decided.`;
    case 'card_dispute':
      return prose`${sum} waits: the bank of the candidate’s card is looking at the payment, which can take some weeks. We answer the bank.`;
    default:
      return prose`${sum} is held back while we look into this call. We write to you.`;
  }
}

function pendingPayout({ view }: Reading, sum: { strong: string }): Prose {
  switch (view.payout?.waitingFor) {
    case 'account':
      return prose`${sum} is yours. Stripe cannot pay you out yet: please complete your details there.`;
    case 'objection':
      return prose`${sum} is yours. It goes to your bank when the time to object to who came is over, and we write to you then.`;
    case 'platform':
      return prose`${sum} is yours. We pay it as soon as our own balance at Stripe reaches, and write to you then.`;
    case 'refund':
      return prose`${sum} is yours. It is paid out as soon as the candidate’s refund is through.`;
    default:
      return prose`${sum} is yours. It goes to your bank as soon as Stripe has the money ready, and we write to you then.`;
  }
}
