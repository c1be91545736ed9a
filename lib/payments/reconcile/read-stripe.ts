import { type AccountState, retrieveAccount } from '@/lib/providers/stripe/accounts';
import { balanceOf } from '@/lib/providers/stripe/balances';
import {
  listAccounts,
  listCardDisputes,
  listChanged,
  listCharges,
  listFees,
  listIntents,
  listMoves,
  listPayouts,
  listRefunds,
  listTransfers,
} from '@/lib/providers/stripe/lists';
import type { OurAccount, TheirAccount, Theirs } from './types';

/** How many accounts are read at once: three requests each, far below Stripe's limit. */
const AT_ONCE = 4;

/**
 * Reads Stripe's lists, and last of all what has changed lately: whatever changed while the lists were read is in it.
 * @param accounts the connected accounts that we know
 * @param settledBefore epoch seconds; later changes are on their way
 * @throws AppError `provider_unavailable`
 */
export async function readStripe(accounts: readonly OurAccount[], settledBefore: number): Promise<Theirs> {
  // One list after the other: Stripe counts requests at the same time, and nobody waits for this.
  const intents = await listIntents();
  const charges = await listCharges();
  const refunds = await listRefunds();
  const transfers = await listTransfers();
  const fees = await listFees();
  const disputes = await listCardDisputes();
  const states = new Map((await listAccounts()).map((state) => [state.id, state]));
  const moved = new Set(transfers.map(({ account }) => account));
  const seen = await inParts(accounts, (each) =>
    readAccount(each, states.get(each.id), moved.has(each.id), settledBefore),
  );
  const { totalCents: balanceCents } = await balanceOf();
  const moves = await listMoves();
  const changed = [...((await listChanged(settledBefore)) ?? []), ...seen.flatMap((each) => each.changed)];
  return {
    ...{ intents, charges, refunds, transfers, fees, disputes, moves, balanceCents },
    accounts: seen.map((each) => each.account),
    changed: new Set(changed),
  };
}

/** @param hasMoney whether anything was ever transferred to it: without that nothing can have gone from it */
async function readAccount(
  ours: OurAccount,
  listed: AccountState | undefined,
  hasMoney: boolean,
  settledBefore: number,
): Promise<{ account: TheirAccount; changed: readonly string[] }> {
  const { id } = ours;
  // An account that has cut us off is not listed.
  const state = listed ?? (await retrieveAccount(id));
  const payouts = state && (hasMoney ? await listPayouts(id) : []);
  if (!payouts || !state) return { account: { id, seen: null }, changed: [] };
  const balanceCents = hasMoney ? (await balanceOf(id)).totalCents : 0;
  const isSame =
    ours.transfersActive === state.transfersActive && ours.payoutsEnabled === state.payoutsEnabled;
  const changed = hasMoney || !isSame ? ((await listChanged(settledBefore, id)) ?? []) : [];
  // Any event of an account says that its balance or its state may have moved.
  return {
    account: { id, seen: { state, payouts, balanceCents } },
    changed: changed.length > 0 ? [id, ...changed] : [],
  };
}

async function inParts<From, To>(items: readonly From[], work: (item: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
}
