import { Statement, type StatementRow } from '@/components/ui/statement';
import { proportion, split, splitRefund } from '@/lib/domain/fees';
import type { Policy } from '@/lib/domain/policy';
import { formatMoney } from '@/lib/format';

/**
 * What a call of `priceCents` comes to in the end, for both sides, in each case that the rules know. `brief` leaves
 * the professional's side and the rarer cases out.
 */
export function RefundStatement({
  priceCents,
  policy,
  brief = false,
}: {
  priceCents: number;
  policy: Policy;
  brief?: boolean;
}) {
  const paid = split(priceCents, policy.feeBps);
  const late = splitRefund(paid, proportion(priceCents, policy.lateCancelRefundPercent, 100));
  const everything = splitRefund(paid, priceCents);
  const nothing = splitRefund(paid, 0);
  const hours = policy.cancelWindowHours;
  const lastHours = policy.feedbackDueHours + policy.feedbackGraceHours;

  const cases: { label: string; note?: string; ends: typeof late; rare?: boolean }[] = [
    {
      label: `The candidate cancels ${hours} hours before the start, or earlier`,
      note: `Exactly ${hours} hours counts as in time`,
      ends: everything,
    },
    {
      label: 'The candidate cancels later, before the start',
      note: 'The kept part is shared like the price of a call',
      ends: late,
    },
    { label: 'The professional cancels, at any time before the start', ends: everything },
    {
      label: 'The professional does not come',
      note: `Not there ${policy.noShowMinutes} minutes after the start, while the candidate is`,
      ends: everything,
    },
    {
      label: 'The candidate does not come',
      note: 'The professional was there; no feedback is owed',
      ends: nothing,
      rare: true,
    },
    { label: 'Neither comes', ends: everything, rare: true },
    {
      label: `No written feedback within ${lastHours} hours`,
      note: 'Or none that passes our check',
      ends: everything,
    },
    { label: 'The call takes place and the feedback is accepted', ends: nothing, rare: true },
  ];

  const rows: StatementRow[] = cases
    .filter((item) => !brief || !item.rare)
    .map(({ label, note, ends }) => ({
      label,
      ...(note && !brief && { note }),
      sums: brief
        ? [formatMoney(ends.refundCents)]
        : [formatMoney(ends.refundCents), formatMoney(ends.keptNetCents), formatMoney(ends.keptFeeCents)],
    }));

  return (
    <Statement
      caption={`What each side gets of a call for ${formatMoney(priceCents)}`}
      columns={{
        what: `Of a call for ${formatMoney(priceCents)}`,
        sums: brief ? ['Candidate gets back'] : ['Candidate gets back', 'Professional receives', 'Our fee'],
      }}
      rows={rows}
    />
  );
}
