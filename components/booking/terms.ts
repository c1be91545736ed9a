import type { Temporal } from 'temporal-polyfill';
import type { StatementRow } from '@/components/ui/statement';
import { cancellationTerms } from '@/lib/domain/cancellation';
import { cents, type RefundSplit, type Split, splitRefund } from '@/lib/domain/fees';
import { numberWord } from '@/lib/domain/number-words';
import { formatMoney } from '@/lib/format';
import { instant, isBefore, moment, type Reading, slotOf, them, themAtStart, upperFirst } from './reading';

export type RefundTerms = {
  readonly caption: string;
  /** Until when cancelling is free, while that lies ahead. */
  readonly note: string | null;
  readonly columns?: { what: string; sums: readonly string[] };
  readonly rows: readonly StatementRow[];
};

/**
 * What goes back in each case that can still come about, in exact sums from the rules.
 * @returns null once nothing of it is open
 */
export function refundTerms(reading: Reading): RefundTerms | null {
  const { status } = reading.view;
  const before = status === 'requested' || status === 'accepted' || status === 'confirmed';
  if (!before && status !== 'completed_pending_feedback') return null;
  return reading.view.role === 'candidate' ? forCandidate(reading, before) : forProfessional(reading, before);
}

/** What the candidate gets back who cancels now, and at the last moment before the start; cents. */
export function candidateCancelling({ view, policy, now }: Reading): { nowCents: number; lateCents: number } {
  const start = slotOf(view)?.start ?? now.add({ hours: 24 * 365 });
  const at = (when: Temporal.Instant) => {
    const terms = cancellationTerms('candidate', when, start, view.priceCents, policy);
    return terms.allowed ? terms.refundCents : 0;
  };
  return { nowCents: at(now), lateCents: at(start.subtract({ milliseconds: 1 })) };
}

/** Until when cancelling gives the candidate everything back; null when that has passed or there is no time yet. */
export function freeUntil({ view, now }: Reading): Temporal.Instant | null {
  if (!view.freeCancellationUntil) return null;
  const until = instant(view.freeCancellationUntil);
  return isBefore(until, now) ? null : until;
}

function forCandidate(reading: Reading, before: boolean): RefundTerms {
  const { view } = reading;
  const all = formatMoney(view.priceCents);
  const rows: StatementRow[] = before
    ? [
        ...cancelCases(reading, 'You cancel').map(({ refundCents, ...words }) => ({
          ...words,
          sums: [formatMoney(refundCents)],
        })),
        { label: `${themAtStart(reading)} cancels or does not come`, sums: [all] },
      ]
    : [];
  return {
    caption: before ? 'What you get back if the call is cancelled' : 'What you get back',
    note: freeNote(reading),
    rows: [...rows, { label: noFeedback(reading), sums: [all] }],
  };
}

function forProfessional(reading: Reading, before: boolean): RefundTerms {
  const { view, policy } = reading;
  const row = (label: string, refundCents: number, note?: string): StatementRow => {
    const ends = splitOf(reading, refundCents);
    return {
      label,
      ...(note && { note }),
      sums: [formatMoney(ends.refundCents), formatMoney(ends.keptNetCents)],
    };
  };
  const who = themAtStart(reading);
  const all = view.priceCents;
  const rows = before
    ? [
        row('You cancel, before the start', all),
        ...cancelCases(reading, `${who} cancels`).map((each) => row(each.label, each.refundCents, each.note)),
        row(
          'You do not come',
          all,
          `Not there ${policy.noShowMinutes} minutes after the start, while ${them(reading)} is`,
        ),
        row(`${who} does not come`, 0, 'You are there; no feedback is needed'),
      ]
    : [];
  return {
    caption: 'What each side gets if plans change',
    note: freeNote(reading),
    columns: { what: 'If', sums: [`${who} gets back`, 'You receive'] },
    rows: [...rows, row(noFeedback(reading), all)],
  };
}

type CancelCase = { label: string; note?: string; refundCents: number };

/** The candidate's cancelling, in time and late, as far as each can still happen. */
function cancelCases(reading: Reading, who: string): CancelCase[] {
  const { view, policy } = reading;
  const { lateCents } = candidateCancelling(reading);
  const hours = policy.cancelWindowHours;
  const free = freeUntil(reading);
  const hasTime = slotOf(view) !== null;
  if (lateCents === view.priceCents) return [{ label: `${who}, before the start`, refundCents: lateCents }];
  if (hasTime && !free) return [{ label: `${who} now, before the start`, refundCents: lateCents }];
  const early = `${numberWord(hours)} hours before the start, or earlier`;
  const inTime = free
    ? { label: `${who} by ${moment(reading, free, false)}`, note: upperFirst(early) }
    : { label: `${who} ${early}` };
  return [
    { ...inTime, refundCents: view.priceCents },
    { label: `${who} later, before the start`, refundCents: lateCents },
  ];
}

function noFeedback(reading: Reading): string {
  const { view, policy } = reading;
  return view.feedbackDeadline
    ? `No written feedback by ${moment(reading, view.feedbackDeadline, false)}`
    : `No written feedback within ${policy.feedbackDueHours + policy.feedbackGraceHours} hours of the call`;
}

function freeNote(reading: Reading): string | null {
  const { status } = reading.view;
  const free = status === 'accepted' || status === 'confirmed' ? freeUntil(reading) : null;
  if (!free) return null;
  const until = moment(reading, free);
  return reading.view.role === 'candidate'
    ? `Free to cancel until ${until}`
    : `${themAtStart(reading)} can cancel for free until ${until}`;
}

function splitOf({ view }: Reading, refundCents: number): RefundSplit {
  const payment: Split = {
    grossCents: cents(view.priceCents),
    feeCents: cents(view.feeCents ?? 0),
    netCents: cents(view.netCents ?? 0),
  };
  return splitRefund(payment, refundCents);
}
