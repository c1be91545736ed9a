import type { Temporal } from 'temporal-polyfill';

/** When somebody is busy, as a calendar says it. The end is exclusive. */
export type BusyTime = { readonly startAt: Temporal.Instant; readonly endAt: Temporal.Instant };
