import { settle } from './dispute-steps';
import type { Call, Endpoint } from './endpoint';
import { refused } from './errors';
import { changes, emit } from './events';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { mergeMetadata } from './params';
import { PLATFORM } from './types';
import type { World } from './world';

function update(world: World, call: Call): object {
  const dispute = world.disputes.need(PLATFORM, call.id());
  const { params } = call;
  if (!dispute.status.endsWith('needs_response')) {
    throw refused(null, 'This dispute is already closed or under review and cannot be updated.');
  }
  const given = params.nested('evidence');
  given?.allowOnly(Object.keys(dispute.evidence));
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
