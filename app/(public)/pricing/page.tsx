import type { Metadata } from 'next';
import { FeeStatement } from '@/components/public/fee-statement';
import { RefundStatement } from '@/components/public/refund-statement';
import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { formatMoney, formatPercent } from '@/lib/format';

export const metadata: Metadata = {
  title: 'Pricing',
  description: 'One price a call, set by the professional. What becomes of it, and what comes back when.',
};

const EXAMPLES_CENTS = [PRICE_RANGE_CENTS.min, 4_500, 6_275, 9_999, 12_000, 35_000, PRICE_RANGE_CENTS.max];

export default function PricingPage() {
  const { policy } = env();
  const fee = formatPercent(policy.feeBps);
  return (
    <>
      <PageHead
        title="Pricing"
        lede={`One price a call, set by the professional, from ${formatMoney(PRICE_RANGE_CENTS.min)} to ${formatMoney(PRICE_RANGE_CENTS.max)}. No subscription, nothing added.`}
      />
      <Leaf title="What the price includes" note="US dollars">
        <Ticks
          items={[
            `${policy.callMinutes} minutes on Zoom, one to one, not recorded.`,
            'Written feedback of at least 200 words, three things to do next, and three ratings.',
            `Free cancelling until ${policy.cancelWindowHours} hours before the start.`,
            'Your money back in full when the professional cancels, does not come, or does not write.',
          ]}
        />
      </Leaf>
      <Leaf title="Our fee" note={`${fee} of the price, paid by the professional out of it.`}>
        <FeeStatement pricesCents={EXAMPLES_CENTS} policy={policy} />
        <p className="s muted mt-4 measure">
          The fee is rounded to the nearest cent, half a cent upwards; the professional receives the rest, so
          the two always add up to the price.
        </p>
      </Leaf>
      <Leaf title="When money moves">
        <div className="measure stack">
          <p>
            Asking is free. The price is fixed when you ask, and due only when a time is set: within{' '}
            {policy.holdHours} hours, and at the latest{' '}
            {policy.holdReleaseBeforeStartHours === 1
              ? '1 hour'
              : `${policy.holdReleaseBeforeStartHours} hours`}{' '}
            before the start. Unpaid by then, the time is released and nothing is charged.
          </p>
          <p>
            Cards are charged by Stripe; we never see the number. The payment is held until the written
            feedback has been accepted. Then the professional is paid, to a bank account, through Stripe.
          </p>
        </div>
      </Leaf>
      <Leaf title="What comes back" note="An example, for both sides">
        <RefundStatement priceCents={12_000} policy={policy} />
        <p className="s muted mt-4 measure">
          Refunds go to the card that paid. What is kept of a late cancellation is shared like the price of
          any call, and half a cent is rounded upwards in the candidate&rsquo;s favour.
        </p>
      </Leaf>
    </>
  );
}
