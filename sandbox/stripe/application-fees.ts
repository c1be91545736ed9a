import type { Call, Endpoint } from './endpoint';
import { missing, refused } from './errors';
import { emit } from './events';
import { post } from './ledger';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import { shown } from './money';
import { mergeMetadata } from './params';
import type { FeeRefund } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/**
 * Records that part of an application fee went back to the connected account; the money is booked by the
 * caller, in `transaction`.
 * @throws when more goes back than is left of the fee.
 */
export function recordFeeRefund(
  world: World,
  feeId: string,
  id: string,
  amount: number,
  transaction: string,
  metadata: Record<string, string>,
): FeeRefund {
  const fee = world.fees.sure(feeId);
  const left = fee.amount - fee.amount_refunded;
  if (amount > left) {
    const message = `Refund amount (${shown(amount, fee.currency)}) is greater than unrefunded amount on fee (${shown(left, fee.currency)})`;
    throw refused(null, message, 'amount');
  }
  const refund = world.feeRefunds.insert(PLATFORM, {
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: transaction,
    created: world.core.clock.seconds(),
    currency: fee.currency,
    fee: fee.id,
    metadata,
  });
  const refunded = fee.amount_refunded + amount;
  const updated = world.fees.update(fee.id, { amount_refunded: refunded, refunded: refunded === fee.amount });
  emit(world, PLATFORM, 'application_fee.refunded', updated);
  return refund;
}

/** Gives part of a fee back without touching the customer's charge. */
function refund(world: World, call: Call): object {
  const fee = world.fees.need(PLATFORM, call.id());
  const left = fee.amount - fee.amount_refunded;
  if (left === 0)
    throw refused('charge_already_refunded', `Application fee ${fee.id} has already been refunded.`);
  const amount = call.params.positive('amount') ?? left;
  const account = typeof fee.account === 'string' ? fee.account : '';
  const id = newId('fr');
  const [own] = post(
    world,
    fee.currency,
    [
      { account: PLATFORM, type: 'application_fee_refund', amount: -amount, source: id },
      { account, type: 'application_fee_refund', amount, source: fee.charge },
    ],
    {},
  );
  return recordFeeRefund(world, fee.id, id, amount, own?.id ?? '', mergeMetadata({}, call.params.metadata()));
}

function refundsOf(world: World, fee: string): FeeRefund[] {
  return world.feeRefunds.of(PLATFORM).filter((each) => each.fee === fee);
}

function listRefunds(world: World, call: Call): object {
  const fee = world.fees.need(PLATFORM, call.id());
  return page(world, call, `/v1/application_fees/${fee.id}/refunds`, refundsOf(world, fee.id));
}

function retrieveRefund(world: World, call: Call): object {
  const found = refundsOf(world, call.id()).find((each) => each.id === call.id('refund'));
  if (!found) throw missing('fee refund', call.id('refund'), 'id');
  return found;
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.fees.of(PLATFORM)), { charge: (fee) => fee.charge });
  return page(world, call, '/v1/application_fees', items);
}

const PATH = '/v1/application_fees';

export const applicationFeeEndpoints: Endpoint[] = [
  { method: 'GET', path: PATH, params: [...LIST_PARAMS, 'created', 'charge'], handle: list },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    params: [],
    handle: (world, call) => world.fees.need(PLATFORM, call.id()),
  },
  { method: 'POST', path: `${PATH}/:id/refunds`, params: ['amount', 'metadata'], handle: refund },
  { method: 'GET', path: `${PATH}/:id/refunds`, params: [...LIST_PARAMS], handle: listRefunds },
  { method: 'GET', path: `${PATH}/:id/refunds/:refund`, params: [], handle: retrieveRefund },
];
