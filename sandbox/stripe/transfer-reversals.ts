import { recordFeeRefund } from './application-fees';
import type { Call, Endpoint } from './endpoint';
import { invalid, missing, refused } from './errors';
import { emit } from './events';
import { fundsOf, type Leg, post } from './ledger';
import { LIST_PARAMS, page } from './lists';
import { share, shown } from './money';
import { mergeMetadata } from './params';
import { shortBalance } from './settings';
import type { Transfer, TransferReversal } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

export interface Reversal {
  amount: number;
  /** How much of the application fee goes back to the connected account with it. */
  feeAmount: number;
  /** The refund that asked for it. */
  refund: string | null;
  metadata: Record<string, string>;
}

/**
 * Takes back part of a transfer. A destination charge may push the connected account below zero, for which
 * the platform answers (unless the sandbox was told to refuse that); a separate transfer is only reversed out
 * of what is there.
 * @throws when more than what is left is asked for, and balance_insufficient.
 */
export function reverse(world: World, transfer: Transfer, reversal: Reversal): TransferReversal {
  const { amount, feeAmount } = reversal;
  const { currency } = transfer;
  const left = transfer.amount - transfer.amount_reversed;
  if (amount > left) {
    const message = `Reversal amount (${shown(amount, currency)}) is greater than the unreversed amount of the transfer (${shown(left, currency)}).`;
    throw refused(null, message, 'amount');
  }
  const destination = transfer.destination ?? '';
  const payment = world.charges.sure(transfer.destination_payment ?? '');
  const funds = fundsOf(world, destination, currency);
  const mayOwe = belongsToDestinationCharge(world, transfer) && shortBalance(world) === 'negative';
  if (!mayOwe && funds.available + funds.pending < amount - feeAmount) {
    const message =
      'The account being debited does not have sufficient funds to cover the transfer reversal.';
    throw refused('balance_insufficient', message);
  }

  const [id, refundId, feeRefundId] = [newId('trr'), newId('pyr'), newId('fr')];
  const { availableOn, now } = whenReturned(world, payment.balance_transaction);
  const legs: Leg[] = [
    { account: PLATFORM, type: 'transfer_refund', amount, source: id, availableOn },
    {
      account: destination,
      type: 'payment_refund',
      amount: -amount,
      // A fee that goes back shows as a negative fee, so that the account loses its net only.
      fee: feeAmount === 0 ? 0 : -feeAmount,
      feeType: 'application_fee',
      source: refundId,
      availableOn,
    },
  ];
  if (feeAmount > 0) {
    legs.push({
      account: PLATFORM,
      type: 'application_fee_refund',
      amount: -feeAmount,
      source: feeRefundId,
      availableOn,
    });
  }
  const [returned, debited, feeReturned] = post(world, currency, legs, {});

  const made = world.reversals.insert(PLATFORM, {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: returned?.id ?? null,
    created: now,
    currency,
    destination_payment_refund: refundId,
    metadata: reversal.metadata,
    source_refund: reversal.refund,
    transfer: transfer.id,
  });
  const refunded = payment.amount_refunded + amount;
  world.charges.update(payment.id, { amount_refunded: refunded, refunded: refunded === payment.amount });
  world.refunds.insert(destination, {
    id: refundId,
    object: 'refund',
    amount,
    balance_transaction: debited?.id ?? null,
    charge: payment.id,
    created: now,
    currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: id,
    status: 'succeeded',
    transfer_reversal: null,
  });
  const reversed = transfer.amount_reversed + amount;
  const updated = world.transfers.update(transfer.id, {
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
  });
  emit(world, PLATFORM, 'transfer.reversed', updated);
  if (feeReturned)
    recordFeeRefund(world, needFee(payment.application_fee), feeRefundId, feeAmount, feeReturned.id, {});
  return made;
}

/** Money that goes back while the charge is still pending comes out of the pending part. */
export function whenReturned(world: World, transaction: string | null): { availableOn: number; now: number } {
  const now = world.core.clock.seconds();
  const settles = transaction ? world.transactions.sure(transaction).available_on : now;
  return { availableOn: Math.max(now, settles), now };
}

function belongsToDestinationCharge(world: World, transfer: Transfer): boolean {
  if (transfer.source_transaction === null) return false;
  return world.charges.any(transfer.source_transaction)?.transfer === transfer.id;
}

function needFee(fee: string | null): string {
  if (fee === null)
    throw invalid(null, 'This transfer has no application fee to refund.', 'refund_application_fee');
  return fee;
}

function create(world: World, call: Call): object {
  const { params } = call;
  const transfer = world.transfers.need(PLATFORM, call.id());
  const left = transfer.amount - transfer.amount_reversed;
  if (left === 0) throw refused(null, `Transfer ${transfer.id} is already fully reversed.`);
  const amount = params.positive('amount') ?? left;
  let feeAmount = 0;
  if (params.flag('refund_application_fee') === true) {
    const payment = world.charges.sure(transfer.destination_payment ?? '');
    const fee = world.fees.sure(needFee(payment.application_fee));
    feeAmount = share(fee.amount, amount, transfer.amount, fee.amount_refunded, amount === left);
  }
  return reverse(world, transfer, {
    amount,
    feeAmount,
    refund: null,
    metadata: mergeMetadata({}, params.metadata()),
  });
}

function of(world: World, transfer: string): TransferReversal[] {
  return world.reversals.of(PLATFORM).filter((reversal) => reversal.transfer === transfer);
}

function list(world: World, call: Call): object {
  const transfer = world.transfers.need(PLATFORM, call.id());
  return page(world, call, `/v1/transfers/${transfer.id}/reversals`, of(world, transfer.id));
}

function retrieve(world: World, call: Call): object {
  const found = of(world, call.id()).find((reversal) => reversal.id === call.id('reversal'));
  if (!found) throw missing('transfer reversal', call.id('reversal'), 'id');
  return found;
}

const PATH = '/v1/transfers/:id/reversals';

export const transferReversalEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: PATH,
    params: ['amount', 'description', 'metadata', 'refund_application_fee'],
    handle: create,
  },
  { method: 'GET', path: PATH, params: [...LIST_PARAMS], handle: list },
  { method: 'GET', path: `${PATH}/:reversal`, params: [], handle: retrieve },
];
