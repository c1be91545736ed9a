import type { ApplicationFee, Charge, Transfer } from './types';
import { PLATFORM } from './types';
import type { World } from './world';

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

type TransferFields = Pick<
  Transfer,
  | 'id'
  | 'amount'
  | 'balance_transaction'
  | 'currency'
  | 'destination'
  | 'source_transaction'
  | 'transfer_group'
> & { destination_payment: string; description?: string | null; metadata?: Record<string, string> };

/** The transfer on the platform that pays a connected account; its money is booked by the caller. */
export function insertTransfer(world: World, fields: TransferFields): Transfer {
  return world.transfers.insert(PLATFORM, {
    object: 'transfer',
    amount_reversed: 0,
    created: world.core.clock.seconds(),
    description: null,
    livemode: false,
    metadata: {},
    reversed: false,
    source_type: 'card',
    ...fields,
  });
}

type PaymentFields = Pick<
  Charge,
  | 'id'
  | 'amount'
  | 'application_fee'
  | 'application_fee_amount'
  | 'balance_transaction'
  | 'currency'
  | 'source_transfer'
>;

/** The charge of a connected account that a transfer to it makes: `py_...`. */
export function insertPayment(world: World, account: string, fields: PaymentFields): Charge {
  return world.charges.insert(account, {
    object: 'charge',
    amount_captured: fields.amount,
    amount_refunded: 0,
    application: fields.application_fee === null ? null : 'ca_sandbox',
    billing_details: { address: NO_ADDRESS, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: world.core.clock.seconds(),
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
    ...fields,
  });
}

type FeeFields = Pick<
  ApplicationFee,
  'id' | 'account' | 'amount' | 'balance_transaction' | 'charge' | 'currency' | 'originating_transaction'
>;

/** The application fee that the platform takes from a connected payment. */
export function insertFee(world: World, fields: FeeFields): ApplicationFee {
  return world.fees.insert(PLATFORM, {
    object: 'application_fee',
    amount_refunded: 0,
    application: 'ca_sandbox',
    created: world.core.clock.seconds(),
    fee_source: { charge: fields.charge, type: 'charge' },
    livemode: false,
    refunded: false,
    ...fields,
  });
}
