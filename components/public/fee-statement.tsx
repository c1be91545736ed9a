import { Statement } from '@/components/ui/statement';
import { split } from '@/lib/domain/fees';
import type { Policy } from '@/lib/domain/policy';
import { formatMoney, formatPercent } from '@/lib/format';

/** Prices, and what becomes of each: our fee, rounded to the cent, and what the professional receives. */
export function FeeStatement({ pricesCents, policy }: { pricesCents: readonly number[]; policy: Policy }) {
  return (
    <Statement
      caption="Prices, our fee, and what the professional receives"
      columns={{
        what: 'The candidate pays',
        sums: [`Our fee, ${formatPercent(policy.feeBps)}`, 'The professional receives'],
      }}
      rows={pricesCents.map((priceCents) => {
        const { feeCents, netCents } = split(priceCents, policy.feeBps);
        return {
          label: formatMoney(priceCents),
          sums: [formatMoney(feeCents), <b key="net">{formatMoney(netCents)}</b>],
        };
      })}
    />
  );
}
