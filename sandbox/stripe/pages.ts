import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../edge';
import { standIn } from '../page/layout';
import { linksOf, type OnboardingLink } from './account-links';
import { finishAuthentication } from './authentication';
import { balanceOf } from './ledger';
import { shown } from './money';
import { completeOnboarding } from './onboarding';
import type { World } from './world';

const BANKS = [
  ['000123456789', 'A bank at which payouts arrive'],
  ['000111111116', 'No such account: payouts fail'],
  ['000111111113', 'Closed account: payouts fail'],
] as const;

/** The pages that Stripe would show: hosted onboarding, the bank's 3D Secure question, the dashboard. */
export function stripePages(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const { clock, store } = world.core;

  app.get('/setup/:account/:link', (c) => {
    const link = linkOf(world, c);
    if (!link) return c.notFound();
    // A link is good for one visit; afterwards it leads to where the product makes a new one.
    if (link.visited || link.expiresAt <= clock.seconds()) return c.redirect(link.refreshUrl, 303);
    store.transact(() => linksOf(world).put(link.id, { ...link, visited: true }));
    const banks = BANKS.map(
      ([number, name], at) =>
        html`<label class="check"><input type="radio" name="account_number" value="${number}" ${at === 0 ? 'checked' : ''}>${name} (${number})</label>`,
    );
    return c.html(
      standIn(
        'Stripe',
        'Set up payouts',
        html`<p>Stripe would ask for your name, date of birth and bank account here. In the sandbox one button
          answers everything.</p>
          <form method="post"><fieldset><legend>Bank account</legend>${banks}</fieldset>
          <div class="buttons"><button class="main" name="action" value="submit">Agree and submit</button>
          <button name="action" value="leave">Leave without finishing</button></div></form>`,
      ),
    );
  });
  app.post('/setup/:account/:link', async (c) => {
    const link = linkOf(world, c);
    if (!link) return c.notFound();
    if (link.done || link.expiresAt + 3600 <= clock.seconds()) return c.redirect(link.refreshUrl, 303);
    const { action, account_number: number } = await c.req.parseBody();
    store.transact(() => {
      linksOf(world).put(link.id, { ...link, visited: true, done: true });
      if (action === 'leave') return;
      completeOnboarding(
        world,
        link.account,
        typeof number === 'string' && /^\d{4,17}$/.test(number) ? number : null,
      );
    });
    return c.redirect(link.returnUrl, 303);
  });

  app.get('/authenticate/:intent/:token', (c) => {
    const intent = world.paymentIntents.any(c.req.param('intent'));
    if (intent?.status !== 'requires_action') return c.html(nothingToDo(), 410);
    return c.html(
      standIn(
        'your bank',
        'Confirm this payment',
        html`<p>Your bank asks whether you want to pay <strong>${shown(intent.amount, intent.currency)}</strong>.</p>
          <form method="post" class="buttons"><button class="main" name="answer" value="pass">Confirm</button>
          <button name="answer" value="fail">Refuse</button></form>`,
      ),
    );
  });
  app.post('/authenticate/:intent/:token', async (c) => {
    const { answer } = await c.req.parseBody();
    const { intent, token } = c.req.param();
    if (!world.paymentIntents.any(intent)) return c.notFound();
    const target = store.transact(() => finishAuthentication(world, intent, token, answer === 'pass'));
    return target === null ? c.html(nothingToDo()) : c.redirect(target, 303);
  });

  app.get('/express/:account', (c) => {
    const account = world.accounts.any(c.req.param('account'));
    if (!account) return c.notFound();
    return c.html(
      standIn(
        'Stripe',
        'Express dashboard',
        html`<p>Balance of ${account.id}:</p><pre>${JSON.stringify(balanceOf(world, account.id), null, 2)}</pre>`,
      ),
    );
  });
  return app;
}

function nothingToDo() {
  return standIn('your bank', 'Nothing left to confirm', html`<p>You can close this page.</p>`);
}

function linkOf(world: World, c: Context): OnboardingLink | undefined {
  const link = linksOf(world).get(c.req.param('link') ?? '');
  return link?.account === c.req.param('account') ? link : undefined;
}
