import { BROWSE, EARNINGS, feedbackPage } from './links';
import { payoutWords, refundWords, shareWords } from './money-words';
import type { Now, NowAction } from './now';
import { prose } from './prose';
import { priceWords, type Reading, themAtStart } from './reading';

/** The panel of a call whose money went back by our decision, or by a bank's. */

const SOMEBODY_ELSE: NowAction = { label: 'Find someone else', href: BROWSE, look: 'primary' };
const SEE_EARNINGS: NowAction = { label: 'See your earnings', href: EARNINGS, look: 'plain' };

/** We gave a part of the price back; the rest was earned, with feedback or without. */
export function partBackToCandidate(reading: Reading): Now {
  const { view } = reading;
  const sum = shareWords(view.refundCents ?? 0, view.priceCents);
  return {
    title: `You get ${sum} back`,
    text: [`We looked into this call and decided so. `, ...refundWords(reading)],
    actions: view.feedback
      ? [{ label: 'Read the feedback', href: feedbackPage('candidate', view.id), look: 'primary' }]
      : [SOMEBODY_ELSE],
    after: prose`You have nothing to do.`,
  };
}

/** The candidate's bank has taken everything back for them. */
export function takenBackForCandidate(title: string): Now {
  return {
    title,
    text: prose`Your bank took the payment back from us, and the money comes to you from there. You have nothing to do.`,
    actions: [SOMEBODY_ELSE],
  };
}

/** Money of a call that had been earned, or would have been, went back by our decision. */
export function partBackFromProfessional(reading: Reading, backCents: number): Now {
  const { view } = reading;
  const all = backCents === view.priceCents;
  return {
    title: all ? 'Refunded, not paid out' : 'A part of the price went back',
    text: [
      `${themAtStart(reading)} gets ${shareWords(backCents, view.priceCents)} back, as we decided. `,
      ...payoutWords(reading),
    ],
    actions: [SEE_EARNINGS],
    ...(view.payout?.status !== 'failed' && { after: prose`You have nothing to do.` }),
  };
}

/** The bank of the candidate's card has taken everything back. */
export function takenBackFromProfessional(reading: Reading, title: string): Now {
  const text = prose`The bank of the candidate’s card took ${priceWords(reading)} back for good, and you are not paid for this call. `;
  return {
    title,
    text: [...text, ...payoutWords(reading)],
    actions: [SEE_EARNINGS],
    after: prose`You have nothing to do.`,
  };
}
