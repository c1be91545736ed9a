import { insertFee, insertPayment, insertTransfer } from './connect-objects';
import { emit } from './events';
import { post, SETTLEMENT_S } from './ledger';
import { processingFee } from './money';
import type { TestCard } from './test-cards';
import type { Charge } from './types';
import { PLATFORM } from './types';
import { newId, type World } from './world';

/**
 * Moves the money of an authorised charge. A destination charge pays the connected account the gross amount
 * and takes the application fee from it; Stripe's own fee is the platform's.
 */
export function captureCharge(world: World, id: string, amount: number, card: TestCard): Charge {
  const charge = world.charges.sure(id);
  const { currency } = charge;
  const now = world.core.clock.seconds();
  const availableOn = card.availableAtOnce ? now : now + SETTLEMENT_S;
  const cost = processingFee(amount);
  const own = {
    account: PLATFORM,
    type: 'charge' as const,
    amount,
    fee: cost,
    feeType: 'stripe_fee' as const,
    source: id,
    description: charge.description,
    availableOn,
  };
  const outside = { 'card networks': -amount, 'stripe fees': cost };
  const settled: Partial<Charge> = { amount_captured: amount, captured: true };

  const destination = charge.transfer_data?.destination;
  if (destination === undefined) {
    const [transaction] = post(world, currency, [own], outside);
    return world.charges.update(id, { ...settled, balance_transaction: transaction?.id ?? null });
  }

  const fee = Math.min(charge.application_fee_amount ?? 0, amount);
  const gross = Math.min(charge.transfer_data?.amount ?? amount, amount);
  const [transferId, paymentId, feeId] = [newId('tr'), newId('py'), fee > 0 ? newId('fee') : null];
  const [ownTxn, transferTxn, paymentTxn, feeTxn] = post(
    world,
    currency,
    [
      own,
      { account: PLATFORM, type: 'transfer', amount: -gross, source: transferId, availableOn },
      {
        account: destination,
        type: 'payment',
        amount: gross,
        fee,
        feeType: 'application_fee',
        source: paymentId,
        availableOn,
      },
      ...(feeId === null
        ? []
        : [{ account: PLATFORM, type: 'application_fee' as const, amount: fee, source: feeId, availableOn }]),
    ],
    outside,
  );
  const transfer = insertTransfer(world, {
    id: transferId,
    amount: gross,
    balance_transaction: transferTxn?.id ?? null,
    currency,
    destination,
    destination_payment: paymentId,
    source_transaction: id,
    transfer_group: charge.transfer_group,
  });
  const payment = insertPayment(world, destination, {
    id: paymentId,
    amount: gross,
    application_fee: feeId,
    application_fee_amount: feeId === null ? null : fee,
    balance_transaction: paymentTxn?.id ?? null,
    currency,
    source_transfer: transferId,
  });
  const updated = world.charges.update(id, {
    ...settled,
    application_fee: feeId,
    balance_transaction: ownTxn?.id ?? null,
    transfer: transferId,
  });
  emit(world, PLATFORM, 'transfer.created', transfer);
  emit(world, destination, 'payment.created', payment);
  if (feeId !== null) {
    const made = insertFee(world, {
      id: feeId,
      account: destination,
      amount: fee,
      balance_transaction: feeTxn?.id ?? null,
      charge: paymentId,
      currency,
      originating_transaction: id,
    });
    emit(world, PLATFORM, 'application_fee.created', made);
  }
  return updated;
}
