import type { Call, Endpoint } from './endpoint';
import { refused } from './errors';
import { changes, emit } from './events';
import { post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { mergeMetadata } from './params';
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
  kind: { reason: string; isInquiry: boolean },
): Dispute {
  const now = world.core.clock.seconds();
  const id = newId('dp');
  const dispute: Dispute = {
    id,
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: kind.isInquiry ? [] : withdraw(world, id, charge),
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

function withdraw(world: World, dispute: string, charge: Charge): Dispute['balance_transactions'] {
  return post(
    world,
    charge.currency,
    [
      {
        account: PLATFORM,
        type: 'adjustment',
        amount: -charge.amount,
        fee: DISPUTE_FEE,
        feeType: 'stripe_fee',
        source: dispute,
        description: `Chargeback withdrawal for ${charge.id}`,
      },
    ],
    { 'card networks': charge.amount, 'stripe fees': DISPUTE_FEE },
  );
}

function settle(world: World, dispute: Dispute, isWon: boolean): Dispute {
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

function update(world: World, call: Call): object {
  const dispute = world.disputes.need(PLATFORM, call.id());
  const { params } = call;
  if (!dispute.status.endsWith('needs_response')) {
    throw refused(null, 'This dispute is already closed or under review and cannot be updated.');
  }
  const given = params.nested('evidence');
  const text = given?.text('uncategorized_text');
  const evidence = { ...dispute.evidence };
  for (const name of given?.names() ?? []) Object.assign(evidence, { [name]: given?.text(name) ?? null });
  const submits = params.flag('submit') ?? given !== undefined;
  const updated = world.disputes.update(dispute.id, {
    evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: dispute.evidence_details.has_evidence || given !== undefined,
      submission_count: dispute.evidence_details.submission_count + (submits ? 1 : 0),
      submission_method: submits ? 'manual' : dispute.evidence_details.submission_method,
    },
    metadata: mergeMetadata(dispute.metadata, params.metadata()),
    ...(submits
      ? { status: dispute.status.startsWith('warning') ? 'warning_under_review' : 'under_review' }
      : {}),
  });
  emit(world, PLATFORM, 'charge.dispute.updated', updated, changes(dispute, updated));
  // The test evidence decides at once; any other evidence stays under review.
  if (submits && text === 'winning_evidence') return settle(world, updated, true);
  if (submits && text === 'losing_evidence') return settle(world, updated, false);
  return updated;
}

function close(world: World, call: Call): object {
  const dispute = world.disputes.need(PLATFORM, call.id());
  if (!dispute.status.endsWith('needs_response')) throw refused(null, 'This dispute is already closed.');
  return settle(world, dispute, false);
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.disputes.of(call.account)), {
    charge: (dispute) => dispute.charge,
    payment_intent: (dispute) => dispute.payment_intent,
  });
  return page(world, call, '/v1/disputes', items);
}

export const disputeEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/disputes',
    params: [...LIST_PARAMS, 'created', 'charge', 'payment_intent'],
    handle: list,
  },
  {
    method: 'GET',
    path: '/v1/disputes/:id',
    params: [],
    handle: (world, call) => world.disputes.need(call.account, call.id()),
  },
  {
    method: 'POST',
    path: '/v1/disputes/:id',
    params: ['evidence', 'intended_submission_method', 'metadata', 'submit'],
    handle: update,
  },
  { method: 'POST', path: '/v1/disputes/:id/close', params: [], handle: close },
];
