import Link from 'next/link';
import { CandidateStory } from '@/components/public/booking-story';
import { BothSides } from '@/components/public/both-sides';
import { RefundStatement } from '@/components/public/refund-statement';
import { Steps } from '@/components/public/steps';
import { ButtonLink } from '@/components/ui/button';
import { Leaf } from '@/components/ui/leaf';
import { Statement } from '@/components/ui/statement';
import { PRICE_RANGE_CENTS, split } from '@/lib/domain/fees';
import { env } from '@/lib/env';
import { formatMoney, formatPercent } from '@/lib/format';

/** The price in every example of the public pages, in cents. */
const EXAMPLE_CENTS = 12_000;

export default function LandingPage() {
  const { policy, ANONYMITY_K: k } = env();
  const { feeCents, netCents } = split(EXAMPLE_CENTS, policy.feeBps);
  return (
    <>
      <div className="hero">
        <header>
          <h1>Half an hour with somebody who does the job</h1>
          <p className="lede">
            Paid calls on Zoom between candidates and professionals, then feedback in writing. Neither side
            learns who the other is until the booking is confirmed.
          </p>
          <div className="row">
            <ButtonLink look="primary" href="/browse">
              Find someone
            </ButtonLink>
            <ButtonLink href="/sign-up?role=professional">Offer calls</ButtonLink>
          </div>
        </header>
        <BothSides priceCents={EXAMPLE_CENTS} />
      </div>

      <Leaf title="How it works">
        <Steps />
        <p className="s mt-6">
          <Link href="/how-it-works">Every step, with its deadline</Link>
        </p>
      </Leaf>

      <Leaf title="Anonymity" note="For both sides, by rule and not by promise.">
        <div className="measure stack">
          <p>
            A card says what somebody does, never who they are. Their work e-mail is checked, and at least {k}{' '}
            people fit every description. Where fewer do, the card says less.
          </p>
          <p>
            The professional reads a candidate&rsquo;s stage, kind of school, interests and question. Names,
            the Zoom link and invitations come out together, for both, when the booking is paid and confirmed.
          </p>
          <p className="s">
            <Link href="/how-it-works#anonymity">Who sees what, and how a card is widened</Link>
          </p>
        </div>
      </Leaf>

      <Leaf title="One booking" note={`An example at ${formatMoney(EXAMPLE_CENTS)}`}>
        <CandidateStory priceCents={EXAMPLE_CENTS} policy={policy} />
      </Leaf>

      <Leaf
        title="What it costs"
        note={`Professionals set their price, from ${formatMoney(PRICE_RANGE_CENTS.min)} to ${formatMoney(PRICE_RANGE_CENTS.max)} a call.`}
      >
        <Statement
          caption="What becomes of the price of a call"
          rows={[
            {
              label: 'The candidate pays',
              note: 'Nothing is added to the price on the card',
              sums: [formatMoney(EXAMPLE_CENTS)],
            },
            { label: `Our fee, ${formatPercent(policy.feeBps)}`, sums: [formatMoney(-feeCents)] },
            { label: 'The professional receives', sums: [formatMoney(netCents)], total: true },
          ]}
        />
        <p className="s mt-4">
          <Link href="/pricing">Prices, fee and refunds to the cent</Link>
        </p>
      </Leaf>

      <Leaf title="When it goes wrong" note="Your money back, by rules that are the same for everybody.">
        <RefundStatement brief priceCents={EXAMPLE_CENTS} policy={policy} />
      </Leaf>

      <Leaf title="For professionals" note="You cannot be seen selling your time. So you are not seen.">
        <div className="measure stack">
          <p>
            You set your price and your hours. Requests come to you with a stage, a kind of school and a
            question, no name. You accept, pick a time, talk, and write down what you saw. When the feedback
            is accepted you are paid.
          </p>
          <p>
            Before anything goes public we show you your card as the world will see it, and why it says what
            it says.
          </p>
          <p className="s">
            <Link href="/how-it-works#professionals">From your side, step by step</Link>
          </p>
        </div>
      </Leaf>
    </>
  );
}
