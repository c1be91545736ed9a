import { randomText } from '../ids';
import type { Call, Endpoint } from './endpoint';
import { changes, emit } from './events';
import { createdWithin, filtered, LIST_PARAMS, page } from './lists';
import type { Params } from './params';
import { mergeMetadata } from './params';
import { letGo } from './saved-methods';
import type { Customer } from './types';
import { newId, type World } from './world';

const TEXTS = ['description', 'email', 'name', 'phone'] as const;

function textsOf(params: Params): Partial<Pick<Customer, (typeof TEXTS)[number]>> {
  const given = TEXTS.filter((name) => params.has(name));
  return Object.fromEntries(given.map((name) => [name, params.text(name) ?? null]));
}

function create(world: World, call: Call): object {
  const customer: Customer = {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: world.core.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8, '0123456789ABCDEF'),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergeMetadata({}, call.params.metadata()),
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...textsOf(call.params),
  };
  world.customers.insert(call.account, customer);
  emit(world, call.account, 'customer.created', customer);
  return customer;
}

function update(world: World, call: Call): object {
  const customer = world.customers.need(call.account, call.id());
  const metadata = mergeMetadata(customer.metadata ?? {}, call.params.metadata());
  const updated = world.customers.update(customer.id, { ...textsOf(call.params), metadata });
  emit(world, call.account, 'customer.updated', updated, changes(customer, updated));
  return updated;
}

function remove(world: World, call: Call): object {
  const customer = world.customers.need(call.account, call.id());
  const own = world.paymentMethods.of(call.account).filter((method) => method.customer === customer.id);
  for (const method of own) letGo(world, method);
  world.customers.remove(customer.id);
  emit(world, call.account, 'customer.deleted', customer);
  return { id: customer.id, object: 'customer', deleted: true };
}

function list(world: World, call: Call): object {
  const items = filtered(call, createdWithin(call, world.customers.of(call.account)), {
    email: (customer) => customer.email,
  });
  return page(world, call, '/v1/customers', items);
}

const FIELDS = [...TEXTS, 'metadata'];
const UNSUPPORTED = [
  'address',
  'balance',
  'invoice_settings',
  'payment_method',
  'preferred_locales',
  'shipping',
  'source',
  'tax',
  'tax_exempt',
];

export const customerEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/customers', params: FIELDS, unsupported: UNSUPPORTED, handle: create },
  { method: 'GET', path: '/v1/customers', params: [...LIST_PARAMS, 'created', 'email'], handle: list },
  {
    method: 'GET',
    path: '/v1/customers/:id',
    params: [],
    handle: (world, call) => world.customers.need(call.account, call.id()),
  },
  { method: 'POST', path: '/v1/customers/:id', params: FIELDS, unsupported: UNSUPPORTED, handle: update },
  { method: 'DELETE', path: '/v1/customers/:id', params: [], handle: remove },
];
