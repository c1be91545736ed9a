import type { Call } from './endpoint';
import { invalid, missing } from './errors';
import { expand, present } from './present';
import type { World } from './world';

/** Parameters that every list takes. */
export const LIST_PARAMS = ['limit', 'starting_after', 'ending_before'] as const;

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

type Listed = { id: string; object: string };

/**
 * One page of `items`, which come newest first, as `{object: 'list', url, has_more, data}`.
 * @throws invalid for a limit outside 1 to 100 and for a cursor that is not in the list.
 */
export function page<T extends Listed>(world: World, call: Call, url: string, items: T[]): object {
  const limit = call.params.positive('limit') ?? DEFAULT_LIMIT;
  if (limit > MAX_LIMIT) {
    const message = `This value must be less than or equal to ${MAX_LIMIT}.`;
    throw invalid('parameter_invalid_integer', message, 'limit');
  }
  if (call.params.has('starting_after') && call.params.has('ending_before')) {
    const message = 'Received both starting_after and ending_before parameters. Please pass in only one.';
    throw invalid(null, message);
  }
  const after = cursor(call, 'starting_after', items);
  const before = cursor(call, 'ending_before', items);
  const [from, to] =
    before === null ? [(after ?? -1) + 1, (after ?? -1) + 1 + limit] : [Math.max(0, before - limit), before];
  const data = items.slice(from, to).map((item) => present(world, item));
  const hasMore = before === null ? to < items.length : from > 0;
  return expand(world, { object: 'list', url, has_more: hasMore, data }, call.params.list('expand'));
}

function cursor<T extends Listed>(
  call: Call,
  name: 'starting_after' | 'ending_before',
  items: T[],
): number | null {
  const id = call.params.text(name);
  if (id === undefined) return null;
  const at = items.findIndex((item) => item.id === id);
  if (at < 0) throw missing(items[0]?.object ?? 'object', id, name);
  return at;
}

/** Keeps what matches every text parameter that was given: `{charge: (refund) => refund.charge}`. */
export function filtered<T>(call: Call, items: T[], fields: Record<string, (item: T) => string | null>): T[] {
  let kept = items;
  for (const [name, read] of Object.entries(fields)) {
    const wanted = call.params.text(name);
    if (wanted !== undefined) kept = kept.filter((item) => read(item) === wanted);
  }
  return kept;
}

/** Keeps what was made in the time given as `created=<s>` or `created[gt|gte|lt|lte]=<s>`. */
export function createdWithin<T extends { created: number }>(call: Call, items: T[]): T[] {
  return within(call, 'created', items, (item) => item.created);
}

/** Keeps the items whose time lies in the range that the parameter `name` gives. */
export function within<T>(call: Call, name: string, items: T[], read: (item: T) => number): T[] {
  if (!call.params.has(name)) return items;
  const range = isPlainNumber(call, name) ? undefined : call.params.nested(name);
  if (!range) {
    const exact = call.params.requireInteger(name);
    return items.filter((item) => read(item) === exact);
  }
  range.allowOnly(['gt', 'gte', 'lt', 'lte']);
  const [gt, gte, lt, lte] = [
    range.integer('gt'),
    range.integer('gte'),
    range.integer('lt'),
    range.integer('lte'),
  ];
  return items.filter((item) => {
    const time = read(item);
    return (
      (gt === undefined || time > gt) &&
      (gte === undefined || time >= gte) &&
      (lt === undefined || time < lt) &&
      (lte === undefined || time <= lte)
    );
  });
}

function isPlainNumber(call: Call, name: string): boolean {
  try {
    return call.params.text(name) !== undefined;
  } catch {
    return false;
  }
}
