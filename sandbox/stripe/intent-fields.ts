import { isConnected } from './auth';
import { invalid, missing } from './errors';
import { needTransferable } from './onboarding';
import type { Params } from './params';
import type { PaymentIntent } from './types';
import type { World } from './world';

/** @throws resource_missing for an account that does not exist. */
export function readOnBehalfOf(world: World, params: Params): string | null {
  const account = params.text('on_behalf_of');
  if (!account) return null;
  if (!isConnected(world, account)) throw missing('account', account, 'on_behalf_of');
  return account;
}

/** What follows the descriptor on the card statement. @throws for more than 22 characters and forbidden ones. */
export function readSuffix(params: Params): string | null {
  const suffix = params.text('statement_descriptor_suffix') ?? null;
  if (suffix !== null && (suffix.length > 22 || /[<>\\'"*]/.test(suffix))) {
    const message =
      'The statement descriptor suffix must be at most 22 characters and cannot contain < > \\ \' " *.';
    throw invalid(null, message, 'statement_descriptor_suffix');
  }
  return suffix;
}

/**
 * Whom a destination charge pays.
 * @throws resource_missing, insufficient_capabilities_for_transfer, and for more than the charge.
 */
export function readTransferData(
  world: World,
  params: Params,
  amount: number,
): PaymentIntent['transfer_data'] {
  const data = params.nested('transfer_data');
  if (!data) return null;
  data.allowOnly(['destination', 'amount', 'description', 'metadata']);
  const destination = data.requireText('destination');
  if (!isConnected(world, destination))
    throw missing('destination', destination, 'transfer_data[destination]');
  needTransferable(world, destination, 'transfer_data[destination]');
  const part = data.positive('amount');
  if (part === undefined) return { destination };
  if (part > amount) {
    throw invalid(
      null,
      'The transfer amount cannot be greater than the amount of the charge.',
      'transfer_data[amount]',
    );
  }
  return { amount: part, destination };
}

/**
 * What the platform keeps of a destination charge; null when it was not given.
 * @throws application_fees_not_allowed without a destination, parameters_exclusive with `transfer_data[amount]`,
 *   and for more than the charge.
 */
export function readApplicationFee(
  params: Params,
  amount: number,
  transferData: PaymentIntent['transfer_data'],
): number | null {
  const fee = params.integer('application_fee_amount');
  if (fee === undefined) return null;
  const param = 'application_fee_amount';
  if (fee < 0) throw invalid('parameter_invalid_integer', 'Application fees must be at least 0.', param);
  if (!transferData) {
    const message =
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).';
    throw invalid('application_fees_not_allowed', message, param);
  }
  if (transferData.amount !== undefined) {
    const message =
      'You may only specify one of these parameters: application_fee_amount, transfer_data[amount].';
    throw invalid('parameters_exclusive', message, param);
  }
  if (fee > amount)
    throw invalid(null, 'Your application fee cannot be larger than the amount of the charge.', param);
  return fee;
}
