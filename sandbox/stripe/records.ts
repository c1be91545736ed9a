import type { Call, Endpoint } from './endpoint';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import type { World } from './world';

// The two kinds of objects that can only be read: what happened to the balance, and what was announced.

function listTransactions(world: World, call: Call): object {
  const owned = world.transactions.of(call.account);
  const payout = call.params.text('payout');
  const within = createdWithin(call, payout ? owned.filter((each) => each.source === payout) : owned);
  const items = filtered(call, within, {
    currency: (transaction) => transaction.currency,
    source: (transaction) => transaction.source,
    type: (transaction) => transaction.type,
  });
  return page(world, call, '/v1/balance_transactions', items);
}

function listEvents(world: World, call: Call): object {
  let items = createdWithin(call, world.events.of(call.account));
  const types = [...call.params.list('types'), ...call.params.list('type')];
  if (types.length > 0) items = items.filter((event) => types.some((type) => matches(event.type, type)));
  return page(world, call, '/v1/events', items);
}

/** `payout.*` stands for every kind that begins so. */
function matches(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

export const recordEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/balance_transactions',
    params: [...LIST_PARAMS, 'created', 'currency', 'payout', 'source', 'type'],
    handle: listTransactions,
  },
  {
    method: 'GET',
    path: '/v1/balance_transactions/:id',
    params: [],
    handle: (world, call) => world.transactions.need(call.account, call.id()),
  },
  {
    method: 'GET',
    path: '/v1/events',
    params: [...LIST_PARAMS, 'created', 'type', 'types', 'delivery_success'],
    handle: listEvents,
  },
  {
    method: 'GET',
    path: '/v1/events/:id',
    params: [],
    handle: (world, call) => world.events.need(call.account, call.id()),
  },
];
