import { CURRENCY, type Split } from './fees';
import { invariant } from './invariant';

/**
 * Accounts of the ledger. Debits are positive, credits negative.
 *
 * What there is:
 * - `stripe_platform`: the platform's balance with Stripe
 * - `stripe_connected`: a professional's balance with Stripe
 * - `disputes`: what card networks have taken while they decide
 * - `professional_debt`: what a professional has been paid for a call that was refunded afterwards
 *
 * Whose it is:
 * - `booking_held`: what a candidate has paid for a call whose outcome is open
 * - `refunds_payable`: what a candidate gets back and has not got yet
 * - `professional_payable`: what a professional has earned and has not been paid yet
 *
 * What remains: `platform_revenue` (fees earned), `stripe_fees` (what Stripe charges), `losses` (what the platform bears:
 * lost card disputes, and professionals whom it pays although the candidate has everything back).
 */
export const LEDGER_ACCOUNTS = [
  'stripe_platform',
  'stripe_connected',
  'disputes',
  'professional_debt',
  'booking_held',
  'refunds_payable',
  'professional_payable',
  'platform_revenue',
  'stripe_fees',
  'losses',
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** Accounts that are somebody's: a line on one names whose. The database holds the same list. */
export const PERSONAL_ACCOUNTS = [
  'stripe_connected',
  'professional_debt',
  'booking_held',
  'refunds_payable',
  'professional_payable',
] as const satisfies readonly LedgerAccount[];
type PersonalAccount = (typeof PERSONAL_ACCOUNTS)[number];

export type LedgerLine = {
  readonly account: LedgerAccount;
  /** Whose; on personal accounts only. */
  readonly userId?: string;
  readonly amountCents: number;
  readonly currency: typeof CURRENCY;
};

/**
 * `pending`: Stripe has been asked and has not answered for good. It is settled once: posted by an entry with the same
 * lines, or taken back by one with the opposite lines.
 */
export type LedgerPhase = 'pending' | 'posted';

export type LedgerEntry = {
  readonly kind: LedgerKind;
  readonly phase: LedgerPhase;
  readonly lines: readonly LedgerLine[];
};

export type LedgerKind =
  | 'payment_held'
  | 'stripe_fee'
  | 'earned'
  | 'refund_decided'
  | 'refunded'
  | 'share_taken'
  | 'refund_bounced'
  | 'refund_returned'
  | 'debt_incurred'
  | 'share_missing'
  | 'debt_settled'
  | 'paid_out'
  | 'dispute_withdrawn'
  | 'dispute_fee'
  | 'dispute_transfer_reversed'
  | 'dispute_transfer_restored'
  | 'dispute_reinstated'
  | 'dispute_lost'
  | 'compensated'
  | 'compensation_sent';

/** The two people whose accounts a booking's money moves between. */
export type LedgerParties = { readonly candidateId: string; readonly professionalId: string };

/** The card was charged: Stripe put the net on the professional's balance and the fee on ours; all of it is held. */
export function paymentHeld(payment: Split, { candidateId, professionalId }: LedgerParties): LedgerEntry {
  return posted('payment_held', [
    personal('stripe_connected', professionalId, payment.netCents),
    common('stripe_platform', payment.feeCents),
    personal('booking_held', candidateId, -payment.grossCents),
  ]);
}

/** What Stripe charges the platform for taking the card. It does not come back with a refund. */
export function stripeFee(feeCents: number): LedgerEntry {
  return posted('stripe_fee', [common('stripe_fees', feeCents), common('stripe_platform', -feeCents)]);
}

/** What is kept of a payment becomes the professional's and the platform's. */
export function earned(kept: KeptShare, { candidateId, professionalId }: LedgerParties): LedgerEntry {
  return posted('earned', [
    personal('booking_held', candidateId, kept.feeCents + kept.netCents),
    personal('professional_payable', professionalId, -kept.netCents),
    common('platform_revenue', -kept.feeCents),
  ]);
}

/** What of a payment stays with the professional (net) and the platform (fee), in cents. */
export type KeptShare = { readonly feeCents: number; readonly netCents: number };

/** A refund is owed to the candidate from the moment it is decided. */
export function refundDecided(refundCents: number, { candidateId }: LedgerParties): LedgerEntry {
  return posted('refund_decided', [
    personal('booking_held', candidateId, refundCents),
    personal('refunds_payable', candidateId, -refundCents),
  ]);
}

/** Whose balance with Stripe a refund comes from. */
export type RefundFunding = 'connected' | 'platform';

/**
 * A refund on its way. With the transfer reversed each side gives up its share; when the professional's share is not
 * there to be reversed, the platform pays all of it.
 */
export function refundSent(
  refund: { readonly refundCents: number; readonly feeRefundCents: number; readonly funding: RefundFunding },
  { candidateId, professionalId }: LedgerParties,
): LedgerEntry {
  const { refundCents, feeRefundCents, funding } = refund;
  const fromPlatform = funding === 'platform' ? refundCents : feeRefundCents;
  return entry('refunded', 'pending', [
    personal('refunds_payable', candidateId, refundCents),
    personal('stripe_connected', professionalId, fromPlatform - refundCents),
    common('stripe_platform', -fromPlatform),
  ]);
}

/** Before a refund that the platform pays, the professional's share of it comes to the platform. */
export function shareTaken(netRefundCents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('share_taken', [
    common('stripe_platform', netRefundCents),
    personal('stripe_connected', professionalId, -netRefundCents),
  ]);
}

/** A refund never arrived. Stripe leaves what it took from the professional with the platform. */
export function refundBounced(netRefundCents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('refund_bounced', [
    common('stripe_platform', netRefundCents),
    personal('stripe_connected', professionalId, -netRefundCents),
  ]);
}

/** A refund that was called done came back from the candidate's bank, to the platform: it is owed again. */
export function refundReturned(refundCents: number, { candidateId }: LedgerParties): LedgerEntry {
  return posted('refund_returned', [
    common('stripe_platform', refundCents),
    personal('refunds_payable', candidateId, -refundCents),
  ]);
}

/** The professional has been paid what goes back to the candidate: they owe it, and later payouts settle it. */
export function debtIncurred(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('debt_incurred', [
    personal('professional_debt', professionalId, cents),
    personal('professional_payable', professionalId, -cents),
  ]);
}

/** The professional's share of a refund was not on their balance: they have taken it another way, and owe it. */
export function shareMissing(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('share_missing', [
    personal('professional_debt', professionalId, cents),
    personal('stripe_connected', professionalId, -cents),
  ]);
}

/** Part of what is owed to a professional settles their debt: it goes from their balance with Stripe to ours. */
export function debtSettled(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('debt_settled', [
    personal('professional_payable', professionalId, cents),
    personal('professional_debt', professionalId, -cents),
    common('stripe_platform', cents),
    personal('stripe_connected', professionalId, -cents),
  ]);
}

/** A payout on its way to the professional's bank. */
export function payoutSent(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return entry('paid_out', 'pending', [
    personal('professional_payable', professionalId, cents),
    personal('stripe_connected', professionalId, -cents),
  ]);
}

/** A card network has taken the money while it decides. */
export function disputeWithdrawn(cents: number): LedgerEntry {
  return posted('dispute_withdrawn', [common('disputes', cents), common('stripe_platform', -cents)]);
}

/** Stripe's fee for a dispute, won or lost. */
export function disputeFee(cents: number): LedgerEntry {
  return posted('dispute_fee', [common('stripe_fees', cents), common('stripe_platform', -cents)]);
}

/** The professional's share waits with the platform while a card network decides. */
export function disputeTransferReversed(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('dispute_transfer_reversed', [
    common('stripe_platform', cents),
    personal('stripe_connected', professionalId, -cents),
  ]);
}

/** The dispute is won: the professional's share is theirs again. */
export function disputeTransferRestored(cents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('dispute_transfer_restored', [
    personal('stripe_connected', professionalId, cents),
    common('stripe_platform', -cents),
  ]);
}

/** The dispute is won: the network gives the money back. */
export function disputeReinstated(cents: number): LedgerEntry {
  return posted('dispute_reinstated', [common('stripe_platform', cents), common('disputes', -cents)]);
}

/**
 * The dispute is lost: what the network took is the candidate's again.
 * @param of.heldCents how much of it was still held for the booking
 * @param of.owedCents how much of it was to be refunded anyway; the rest is lost
 */
export function disputeLost(
  cents: number,
  of: { readonly heldCents: number; readonly owedCents: number },
  { candidateId }: LedgerParties,
): LedgerEntry {
  return posted('dispute_lost', [
    personal('booking_held', candidateId, of.heldCents),
    personal('refunds_payable', candidateId, of.owedCents),
    common('losses', cents - of.heldCents - of.owedCents),
    common('disputes', -cents),
  ]);
}

/** The candidate keeps the refund, and the platform owes the professional the net of the price. */
export function compensated(netCents: number, { professionalId }: LedgerParties): LedgerEntry {
  return posted('compensated', [
    common('losses', netCents),
    personal('professional_payable', professionalId, -netCents),
  ]);
}

/** What the platform owes a professional on its way from its balance with Stripe to theirs; the payout follows. */
export function compensationSent(netCents: number, { professionalId }: LedgerParties): LedgerEntry {
  return entry('compensation_sent', 'pending', [
    personal('stripe_connected', professionalId, netCents),
    common('stripe_platform', -netCents),
  ]);
}

/** The entry that makes a pending one final. */
export function posting(pending: LedgerEntry): LedgerEntry {
  return entry(pending.kind, 'posted', pending.lines);
}

/** The entry that takes another back: the only way to correct one. */
export function reversal(other: LedgerEntry): LedgerEntry {
  return entry(
    other.kind,
    other.phase,
    other.lines.map((line) => ({ ...line, amountCents: -line.amountCents })),
  );
}

function personal(account: PersonalAccount, userId: string, amountCents: number): LedgerLine {
  return { account, userId, amountCents, currency: CURRENCY };
}

function common(account: Exclude<LedgerAccount, PersonalAccount>, amountCents: number): LedgerLine {
  return { account, amountCents, currency: CURRENCY };
}

function posted(kind: LedgerKind, lines: readonly LedgerLine[]): LedgerEntry {
  return entry(kind, 'posted', lines);
}

function entry(kind: LedgerKind, phase: LedgerPhase, lines: readonly LedgerLine[]): LedgerEntry {
  const kept = lines.filter((line) => line.amountCents !== 0);
  const sum = kept.reduce((total, line) => total + line.amountCents, 0);
  invariant(kept.length >= 2 && sum === 0, `ledger entry ${kind} does not sum to zero`);
  return { kind, phase, lines: kept };
}
