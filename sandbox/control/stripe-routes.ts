import { Hono } from 'hono';
import { badField } from '../problem';
import type { StripeControl } from '../stripe/control';
import { REFUND_OUTCOMES, SHORT_BALANCES } from '../stripe/settings';
import { type Body, readBody, readFlag, readInteger, readText } from './input';

const MAX_CENTS = 99_999_999;
const MAX_COUNT = 10_000;

/** What a script may do to the imitated Stripe, below `/control/stripe`. */
export function stripeRoutes(stripe: StripeControl): Hono {
  const app = new Hono();

  app.post('/accounts/:id/onboard', async (c) => {
    const body = await readBody(c);
    const accountNumber = body.accountNumber === undefined ? null : readText(body, 'accountNumber');
    const isQuiet = body.quiet === undefined ? false : readFlag(body, 'quiet');
    return c.json(stripe.onboard(c.req.param('id'), { accountNumber, isQuiet }));
  });
  app.post('/accounts/:id/restrict', (c) => c.json(stripe.restrict(c.req.param('id'))));
  app.post('/accounts/:id/deauthorize', (c) => c.json(stripe.deauthorize(c.req.param('id'))));

  app.post('/disputes', async (c) => {
    const body = await readBody(c);
    const dispute = stripe.dispute({
      of: readText(body, body.charge === undefined ? 'paymentIntentId' : 'charge'),
      reason: body.reason === undefined ? 'fraudulent' : readText(body, 'reason'),
      isInquiry: body.inquiry === undefined ? false : readFlag(body, 'inquiry'),
      amountCents: readInteger(body, 'amountCents', 1, MAX_CENTS),
    });
    return c.json(dispute, 201);
  });
  app.post('/disputes/:id/close', async (c) => {
    const outcome = readOneOf(await readBody(c), 'outcome', ['won', 'lost', 'warning_closed'] as const);
    return c.json(stripe.closeDispute(c.req.param('id'), outcome));
  });

  app.post('/refunds', async (c) => {
    const body = await readBody(c);
    const outcome = readOneOf(body, 'outcome', REFUND_OUTCOMES);
    const count = readInteger(body, 'count', 0, MAX_COUNT) ?? 1;
    stripe.planRefunds(outcome, count);
    return c.json({ outcome, count });
  });
  app.post('/refunds/:id/finish', async (c) => {
    const end = readOneOf(await readBody(c), 'outcome', ['succeeded', 'failed'] as const);
    return c.json(stripe.finishRefund(c.req.param('id'), end));
  });

  app.post('/settings', async (c) => {
    const shortBalance = readOneOf(await readBody(c), 'shortBalance', SHORT_BALANCES);
    stripe.setShortBalance(shortBalance);
    return c.json({ shortBalance });
  });

  app.post('/payouts/:id/fail', async (c) => {
    const body = await readBody(c);
    const code = body.failureCode === undefined ? 'account_closed' : readText(body, 'failureCode');
    return c.json(stripe.failPayout(c.req.param('id'), code));
  });

  app.get('/balances', (c) => c.json({ items: stripe.balances() }));
  return app;
}

function readOneOf<T extends string>(body: Body, field: string, values: readonly T[]): T {
  const found = values.find((each) => each === body[field]);
  if (found === undefined) throw badField(field, `must be one of ${values.join(', ')}`);
  return found;
}
