import { emit } from './events';
import { post } from './ledger';
import type { Charge, Dispute } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/** What Stripe takes for each dispute, won or lost. */
const DISPUTE_FEE = 1_500;
const DAYS_TO_ANSWER = 9;

const NO_EVIDENCE: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/**
 * The cardholder goes to the bank. The platform pays: the amount and a fee leave its balance at once, except
 * for an inquiry, which moves nothing. The connected account keeps its transfer.
 */
export function openDispute(
  world: World,
  charge: Charge,
  kind: { reason: string; isInquiry: boolean; amount?: number },
): Dispute {
  const now = world.core.clock.seconds();
  const id = newId('dp');
  const amount = kind.amount ?? charge.amount;
  const dispute: Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: kind.isInquiry ? [] : withdraw(world, id, charge, amount),
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: now + DAYS_TO_ANSWER * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: kind.isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: 'visa',
        case_type: kind.isInquiry ? 'inquiry' : 'chargeback',
        network: 'visa',
        network_reason_code: '10.4',
      },
      type: 'card',
    },
    reason: kind.reason,
    status: kind.isInquiry ? 'warning_needs_response' : 'needs_response',
  };
  world.disputes.insert(PLATFORM, dispute);
  if (!kind.isInquiry) world.charges.update(charge.id, { disputed: true });
  emit(world, PLATFORM, 'charge.dispute.created', dispute);
  if (!kind.isInquiry) emit(world, PLATFORM, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

function withdraw(
  world: World,
  dispute: string,
  charge: Charge,
  amount: number,
): Dispute['balance_transactions'] {
  return post(
    world,
    charge.currency,
    [
      {
        account: PLATFORM,
        type: 'adjustment',
        amount: -amount,
        fee: DISPUTE_FEE,
        feeType: 'stripe_fee',
        source: dispute,
        description: `Chargeback withdrawal for ${charge.id}`,
      },
    ],
    { 'card networks': amount, 'stripe fees': DISPUTE_FEE },
  );
}

/** Ends a dispute: an inquiry without money, a won one with the amount back, a lost one with nothing. */
export function settle(world: World, dispute: Dispute, isWon: boolean): Dispute {
  const isInquiry = dispute.status.startsWith('warning');
  const status = isInquiry ? 'warning_closed' : isWon ? 'won' : 'lost';
  const returned =
    isWon && !isInquiry
      ? post(
          world,
          dispute.currency,
          [
            {
              account: PLATFORM,
              type: 'adjustment',
              amount: dispute.amount,
              source: dispute.id,
              description: `Chargeback reversal for ${dispute.charge}`,
            },
          ],
          { 'card networks': -dispute.amount },
        )
      : [];
  const closed = world.disputes.update(dispute.id, {
    balance_transactions: [...dispute.balance_transactions, ...returned],
    status,
  });
  if (returned.length > 0) emit(world, PLATFORM, 'charge.dispute.funds_reinstated', closed);
  emit(world, PLATFORM, 'charge.dispute.closed', closed);
  return closed;
}
