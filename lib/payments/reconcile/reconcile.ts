import { now } from '@/lib/clock';
import { compare } from './compare';
import { knownAccounts, readOurs } from './read-ours';
import { readStripe } from './read-stripe';
import type { Difference } from './types';

/** How long a change at Stripe may take until it is ours, and the other way: webhooks are seldom later. */
export const SETTLING_MINUTES = 15;
/** Counts everything, also what has changed within this second: for looking again at what was found before. */
export const COUNT_ALL = -1;

/**
 * Reads both sides and says in what they differ. Reads only; safe to run at any time.
 *
 * Nothing stands still meanwhile, so the order matters: first the moment from which on changes are on their way, then
 * Stripe's lists, then what Stripe has changed since that moment, and ours last. Whatever changes at Stripe after it was
 * read and is recorded here before we are read shows as a change of ours; whatever changed at Stripe shortly before shows in
 * its list of changes. Read the other way round, a payment made between the two readings would look lost.
 * @param settlingMinutes changes that are younger are left to the next run
 * @throws AppError `provider_unavailable`
 */
export async function reconcile(settlingMinutes = SETTLING_MINUTES): Promise<Difference[]> {
  const settledBefore = now().epochMilliseconds / 1000 - settlingMinutes * 60;
  const theirs = await readStripe(await knownAccounts(), Math.floor(settledBefore));
  return compare(await readOurs(), theirs, settledBefore);
}
