import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, onboardedAccount, pay, startTestSandbox, type TestSandbox } from './support';

let test: TestSandbox;
let stripe: Stripe;
beforeAll(async () => {
  test = await startTestSandbox();
  stripe = test.stripe;
});
afterAll(() => test.close());

async function funds(account?: string) {
  const balance = await stripe.balance.retrieve({}, account ? { stripeAccount: account } : {});
  return {
    available: balance.available[0]?.amount ?? 0,
    pending: balance.pending[0]?.amount ?? 0,
    reserved: balance.connect_reserved?.[0]?.amount ?? 0,
  };
}

/** How a call changes the platform's balance, all states together. */
async function platformChange(work: () => Promise<unknown>): Promise<number> {
  const sum = async () => {
    const { available, pending } = await funds();
    return available + pending;
  };
  const before = await sum();
  await work();
  return (await sum()) - before;
}

async function trialBalance(): Promise<number> {
  const path = '/stripe/balances';
  const { json } = await test.control<{ items: { available: number; pending: number }[] }>('GET', path);
  return json.items.reduce((sum, line) => sum + line.available + line.pending, 0);
}

async function typesOf(
  account?: string,
): Promise<Record<string, [amount: number, fee: number, net: number]>> {
  const list = await stripe.balanceTransactions.list(
    { limit: 100 },
    account ? { stripeAccount: account } : {},
  );
  return Object.fromEntries(list.data.map((each) => [each.type, [each.amount, each.fee, each.net]]));
}

function idOf(value: string | { id: string } | null | undefined): string {
  return typeof value === 'string' ? value : (value?.id ?? '');
}

describe('a destination charge of 120.00 with a fee of 24.00', () => {
  it('books every cent where Stripe books it', async () => {
    const account = await onboardedAccount(test);
    let intent: Stripe.PaymentIntent | undefined;
    const earned = await platformChange(async () => {
      intent = await pay(test, account.id);
    });
    expect(intent?.status).toBe('succeeded');
    // 24.00 of fee less Stripe's own 2.9 % + 0.30 of 120.00.
    expect(earned).toBe(2_400 - 378);
    expect(await funds(account.id)).toEqual({ available: 0, pending: 9_600, reserved: 0 });
    expect(await typesOf()).toMatchObject({
      charge: [12_000, 378, 11_622],
      transfer: [-12_000, 0, -12_000],
      application_fee: [2_400, 0, 2_400],
    });
    expect(await typesOf(account.id)).toEqual({ payment: [12_000, 2_400, 9_600] });
    expect(await trialBalance()).toBe(0);
  });

  it('links charge, transfer, payment and fee as Stripe links them', async () => {
    const account = await onboardedAccount(test);
    const { id } = await pay(test, account.id);
    const intent = await stripe.paymentIntents.retrieve(id, {
      expand: [
        'latest_charge.transfer',
        'latest_charge.application_fee',
        'latest_charge.balance_transaction',
      ],
    });
    const charge = intent.latest_charge as Stripe.Charge;
    const transfer = charge.transfer as Stripe.Transfer;
    const fee = charge.application_fee as Stripe.ApplicationFee;
    expect(charge).toMatchObject({
      amount: 12_000,
      captured: true,
      paid: true,
      metadata: { bookingId: 'b1' },
    });
    expect(charge.balance_transaction).toMatchObject({ type: 'charge', status: 'pending', fee: 378 });
    expect(transfer).toMatchObject({
      amount: 12_000,
      destination: account.id,
      source_transaction: charge.id,
    });
    expect(fee).toMatchObject({ amount: 2_400, account: account.id, originating_transaction: charge.id });
    const payment = await stripe.charges.retrieve(
      idOf(transfer.destination_payment),
      {},
      { stripeAccount: account.id },
    );
    expect(payment).toMatchObject({
      object: 'charge',
      amount: 12_000,
      application_fee: fee.id,
      source_transfer: transfer.id,
    });
    expect(payment.id).toMatch(/^py_/);
  });

  it('makes the money available after two days, and at once with the bypass card', async () => {
    const [usual, quick] = [await onboardedAccount(test), await onboardedAccount(test)];
    await pay(test, usual.id);
    await pay(test, quick.id, 12_000, 2_400, 'pm_card_bypassPending');
    expect(await funds(quick.id)).toMatchObject({ available: 9_600, pending: 0 });
    await test.advance('PT47H59M');
    expect(await funds(usual.id)).toMatchObject({ available: 0, pending: 9_600 });
    await test.advance('PT2M');
    expect(await funds(usual.id)).toMatchObject({ available: 9_600, pending: 0 });
    const told = test
      .events()
      .filter((each) => each.type === 'balance.available' && each.account === usual.id);
    expect(told).toHaveLength(1);
  });
});

describe('refunds', () => {
  it('return everything when both flags are set, except for Stripe’s own fee', async () => {
    const account = await onboardedAccount(test);
    let refund: Stripe.Refund | undefined;
    const change = await platformChange(async () => {
      const intent = await pay(test, account.id);
      refund = await stripe.refunds.create({
        payment_intent: intent.id,
        reverse_transfer: true,
        refund_application_fee: true,
      });
    });
    expect(refund).toMatchObject({ status: 'succeeded', amount: 12_000, object: 'refund' });
    expect(refund?.transfer_reversal).toMatch(/^trr_/);
    expect(change).toBe(-378);
    expect(await funds(account.id)).toEqual({ available: 0, pending: 0, reserved: 0 });
    expect((await typesOf(account.id)).payment_refund).toEqual([-12_000, -2_400, -9_600]);
    const charge = await stripe.charges.retrieve(idOf(refund?.charge), { expand: ['refunds'] });
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 12_000 });
    expect(charge.refunds?.data).toHaveLength(1);
  });

  it('return the same half of the transfer and of the fee for half of the charge', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id);
    const refund = await stripe.refunds.create({
      payment_intent: intent.id,
      amount: 6_000,
      reverse_transfer: true,
      refund_application_fee: true,
    });
    expect(await funds(account.id)).toMatchObject({ pending: 4_800 });
    const reversal = (await stripe.refunds.retrieve(refund.id, { expand: ['transfer_reversal'] }))
      .transfer_reversal;
    expect(reversal).toMatchObject({ amount: 6_000, source_refund: refund.id });
    const charge = await stripe.charges.retrieve(idOf(refund.charge), { expand: ['application_fee'] });
    expect(charge).toMatchObject({ refunded: false, amount_refunded: 6_000 });
    expect(charge.application_fee).toMatchObject({ amount_refunded: 1_200, refunded: false });
  });

  it.each([
    // 2000 x 3333 / 10001 = 666.53, so 667 of the fee; the account keeps 8001 - (3333 - 667).
    { amount: 10_001, fee: 2_000, afterFirst: 5_335 },
    // 1999 x 3333 / 10000 = 666.27, so 666; the last refund returns the cent that the thirds leave over.
    { amount: 10_000, fee: 1_999, afterFirst: 5_334 },
  ])(
    'round odd thirds of $amount to the cent and leave nothing behind',
    async ({ amount, fee, afterFirst }) => {
      const account = await onboardedAccount(test);
      const intent = await pay(test, account.id, amount, fee);
      const both = { payment_intent: intent.id, reverse_transfer: true, refund_application_fee: true };
      await stripe.refunds.create({ ...both, amount: 3_333 });
      expect(await funds(account.id)).toMatchObject({ pending: afterFirst });
      await stripe.refunds.create({ ...both, amount: 3_333 });
      await stripe.refunds.create(both);
      expect(await funds(account.id)).toMatchObject({ available: 0, pending: 0 });
      expect(await trialBalance()).toBe(0);
    },
  );

  it('without flags are paid by the platform alone', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id);
    const change = await platformChange(() => stripe.refunds.create({ payment_intent: intent.id }));
    expect(change).toBe(-12_000);
    expect(await funds(account.id)).toMatchObject({ pending: 9_600 });
  });

  it('that reverse the transfer but keep the fee take the fee from the professional', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id);
    await stripe.refunds.create({ payment_intent: intent.id, reverse_transfer: true });
    expect(await funds(account.id)).toMatchObject({ pending: -2_400 });
    // The platform answers for the debt, which is set aside until it has been earned back.
    expect(await funds()).toMatchObject({ reserved: 2_400 });
    await pay(test, account.id);
    expect(await funds()).toMatchObject({ reserved: 0 });
    expect(await trialBalance()).toBe(0);
  });

  it('are pending, or fail later, with the cards that say so', async () => {
    const account = await onboardedAccount(test);
    const slow = await pay(test, account.id, 12_000, 2_400, 'pm_card_pendingRefund');
    const pending = await stripe.refunds.create({ payment_intent: slow.id });
    expect(pending).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    const doomed = await pay(test, account.id, 12_000, 2_400, 'pm_card_refundFail');
    const failing = await stripe.refunds.create({ payment_intent: doomed.id });
    expect(failing.status).toBe('succeeded');
    const change = await platformChange(() => test.advance('PT1H'));
    expect((await stripe.refunds.retrieve(pending.id)).status).toBe('succeeded');
    expect(await stripe.refunds.retrieve(failing.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    expect(change).toBe(12_000);
    expect(test.events().some((each) => each.type === 'refund.failed')).toBe(true);
  });
});

describe('payouts', () => {
  it('take what is available, and are paid a day later', async () => {
    const account = await onboardedAccount(test);
    const own = { stripeAccount: account.id };
    await pay(test, account.id);
    const early = stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await expect(early).rejects.toMatchObject({ code: 'balance_insufficient', statusCode: 400 });
    await test.advance('P2D');
    const payout = await stripe.payouts.create(
      { amount: 9_600, currency: 'usd', metadata: { bookingId: 'b1' } },
      own,
    );
    expect(payout).toMatchObject({
      status: 'pending',
      automatic: false,
      reconciliation_status: 'not_applicable',
    });
    expect(await funds(account.id)).toMatchObject({ available: 0, pending: 0 });
    await test.advance('PT2H');
    expect((await stripe.payouts.retrieve(payout.id, {}, own)).status).toBe('in_transit');
    await test.advance('PT22H');
    expect((await stripe.payouts.retrieve(payout.id, {}, own)).status).toBe('paid');
    const types = test
      .events()
      .filter((each) => each.data.object.id === payout.id)
      .map((each) => each.type);
    expect(types).toEqual(['payout.created', 'payout.updated', 'payout.paid', 'payout.updated']);
    expect(await trialBalance()).toBe(0);
  });

  it('come back from a bank that knows no such account, which then has to be replaced', async () => {
    const account = await onboardedAccount(test, '000111111116');
    const own = { stripeAccount: account.id };
    await pay(test, account.id, 12_000, 2_400, 'pm_card_bypassPending');
    const payout = await stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await test.advance('P1D');
    expect(await stripe.payouts.retrieve(payout.id, {}, own)).toMatchObject({
      status: 'failed',
      failure_code: 'no_account',
    });
    expect(await funds(account.id)).toMatchObject({ available: 9_600 });
    const again = stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await expect(again).rejects.toMatchObject({ code: 'bank_account_unusable' });
    await test.control('POST', `/stripe/accounts/${account.id}/onboard`, { accountNumber: '000123456789' });
    const second = await stripe.payouts.create({ amount: 9_600, currency: 'usd' }, own);
    await test.advance('P1D');
    expect((await stripe.payouts.retrieve(second.id, {}, own)).status).toBe('paid');
  });

  it('can be cancelled while they are pending', async () => {
    const account = await onboardedAccount(test);
    const own = { stripeAccount: account.id };
    await pay(test, account.id, 12_000, 2_400, 'pm_card_bypassPending');
    const payout = await stripe.payouts.create({ amount: 9_000, currency: 'usd' }, own);
    expect((await stripe.payouts.cancel(payout.id, {}, own)).status).toBe('canceled');
    expect(await funds(account.id)).toMatchObject({ available: 9_600 });
    await test.advance('P2D');
    expect((await stripe.payouts.retrieve(payout.id, {}, own)).status).toBe('canceled');
  });

  it('happen by themselves unless the schedule is manual', async () => {
    const account = await onboardedAccount(test);
    const own = { stripeAccount: account.id };
    await stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'daily' } } } }, own);
    await pay(test, account.id);
    await test.advance('P3D');
    const [payout] = (await stripe.payouts.list({}, own)).data;
    expect(payout).toMatchObject({ amount: 9_600, automatic: true, status: 'paid' });
  });
});

describe('transfers of their own', () => {
  it('are backed by a pending charge, up to what it brought', async () => {
    const account = await onboardedAccount(test);
    const intent = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    const source_transaction = idOf(intent.latest_charge);
    const transfer = await stripe.transfers.create({
      amount: 8_000,
      currency: 'usd',
      destination: account.id,
      source_transaction,
    });
    expect(await funds(account.id)).toMatchObject({ available: 0, pending: 8_000 });
    const more = { amount: 2_001, currency: 'usd', destination: account.id, source_transaction };
    await expect(stripe.transfers.create(more)).rejects.toMatchObject({ code: 'balance_insufficient' });
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 3_000 });
    expect(reversal).toMatchObject({ object: 'transfer_reversal', amount: 3_000, transfer: transfer.id });
    expect(await funds(account.id)).toMatchObject({ pending: 5_000 });
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({
      amount_reversed: 3_000,
      reversed: false,
    });
  });

  it('are only reversed out of what the account still has', async () => {
    const account = await onboardedAccount(test);
    const intent = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'usd',
      payment_method: 'pm_card_bypassPending',
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    const transfer = await stripe.transfers.create({
      amount: 8_000,
      currency: 'usd',
      destination: account.id,
      source_transaction: idOf(intent.latest_charge),
    });
    await stripe.payouts.create({ amount: 8_000, currency: 'usd' }, { stripeAccount: account.id });
    const reversal = stripe.transfers.createReversal(transfer.id);
    await expect(reversal).rejects.toMatchObject({ code: 'balance_insufficient' });
  });

  it('give an application fee back without a refund', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id);
    const charge = await stripe.charges.retrieve(idOf(intent.latest_charge));
    const fee = idOf(charge.application_fee);
    await stripe.applicationFees.createRefund(fee, { amount: 400 });
    const { available, pending } = await funds(account.id);
    expect(available + pending).toBe(10_000);
    expect(await stripe.applicationFees.retrieve(fee)).toMatchObject({
      amount_refunded: 400,
      refunded: false,
    });
    expect(await trialBalance()).toBe(0);
  });
});

describe('disputes', () => {
  it('take the amount and a fee from the platform, and give the amount back when won', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id, 12_000, 2_400, 'pm_card_createDispute');
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 12_000 });
    expect(dispute?.balance_transactions[0]).toMatchObject({ amount: -12_000, fee: 1_500, net: -13_500 });
    expect(await funds(account.id)).toMatchObject({ pending: 9_600 });
    const refund = stripe.refunds.create({ payment_intent: intent.id });
    await expect(refund).rejects.toMatchObject({ code: 'charge_disputed' });
    const evidence = { uncategorized_text: 'winning_evidence' };
    let closed: Stripe.Dispute | undefined;
    const change = await platformChange(async () => {
      closed = await stripe.disputes.update(dispute?.id ?? '', { evidence, submit: true });
    });
    expect(closed?.status).toBe('won');
    expect(change).toBe(12_000);
    await eventually(() => test.events().some((each) => each.type === 'charge.dispute.closed'));
    const types = test
      .events()
      .filter((each) => each.data.object.id === dispute?.id)
      .map((each) => each.type);
    expect(types).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.funds_reinstated',
      'charge.dispute.closed',
    ]);
    expect(await trialBalance()).toBe(0);
  });

  it('that are only inquiries move nothing and leave the charge refundable', async () => {
    const account = await onboardedAccount(test);
    const intent = await pay(test, account.id, 12_000, 2_400, 'pm_card_createDisputeInquiry');
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
    expect(dispute).toMatchObject({ status: 'warning_needs_response', is_charge_refundable: true });
    expect((await stripe.refunds.create({ payment_intent: intent.id })).status).toBe('succeeded');
  });
});
