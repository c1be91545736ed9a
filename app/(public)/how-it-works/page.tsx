import type { Metadata } from 'next';
import Link from 'next/link';
import { AnonymityLadder } from '@/components/public/anonymity-ladder';
import { CandidateStory, ProfessionalStory } from '@/components/public/booking-story';
import { RefundStatement } from '@/components/public/refund-statement';
import { WhoSeesWhat } from '@/components/public/who-sees-what';
import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { env } from '@/lib/env';
import { formatMoney } from '@/lib/format';

export const metadata: Metadata = {
  title: 'How it works',
  description:
    'A booking from the request to the feedback, with every deadline, every refund, and who sees what when.',
};

const EXAMPLE_CENTS = 12_000;

export default function HowItWorksPage() {
  const { policy, ANONYMITY_K: k } = env();
  return (
    <>
      <PageHead
        title="How it works"
        lede="A booking from the first question to the written feedback, with its deadlines, its sums, and who knows what when."
      />
      <Leaf title="For candidates" note={`An example at ${formatMoney(EXAMPLE_CENTS)}`} id="candidates">
        <CandidateStory priceCents={EXAMPLE_CENTS} policy={policy} />
      </Leaf>
      <Leaf title="For professionals" note="The same booking, from the other side" id="professionals">
        <ProfessionalStory priceCents={EXAMPLE_CENTS} policy={policy} />
      </Leaf>
      <Leaf
        title="The feedback"
        note="What the candidate takes home, and what the payment waits for."
        id="feedback"
      >
        <Ticks
          items={[
            'At least 200 words about this call: what worked, what did not, and why.',
            'Exactly three things to do next, each one different.',
            'One to five stars for cultural fit, interest in the industry and technical knowledge.',
          ]}
        />
        <p className="mt-3 measure">
          Before the candidate sees it we check that it is professional, specific and useful: no filler,
          nothing copied from another call, nothing that could be said to anyone. What does not pass goes back
          with reasons, each beside the words it means, and can be sent again.
        </p>
      </Leaf>
      <Leaf title="Cancelling and refunds" note="The same rules for everybody" id="refunds">
        <RefundStatement priceCents={EXAMPLE_CENTS} policy={policy} />
        <p className="s muted mt-4 measure">
          After the start nobody can cancel: what went wrong is then for a dispute, within 48 hours. A call
          can be moved to another time instead; the payment stays with it. Whether somebody came is read from
          Zoom&rsquo;s record of who joined, and without a record the call counts as held.
        </p>
      </Leaf>
      <Leaf title="Anonymity" note="What each side knows of the other" id="anonymity">
        <WhoSeesWhat />
        <div className="measure stack mt-6">
          <p>
            A card must never single anybody out, not even to a colleague. So every card fits at least {k} of
            the people on it. Where fewer than {k} share a description, it climbs to a wider one until enough
            do. For one made-up person, from the closest to the widest:
          </p>
        </div>
        <div className="mt-4">
          <AnonymityLadder />
        </div>
        <div className="measure stack mt-4">
          <p>
            Topics, years and languages are shown only where the group stays large enough with them. Ratings
            show from the third on, without dates. What people write about themselves is checked for names,
            employers, addresses and links before it is saved.
          </p>
          <p>
            Professionals always see the card the world sees, and why it says what it says.{' '}
            <Link href="/privacy">What we keep, and who can read it</Link>
          </p>
        </div>
      </Leaf>
    </>
  );
}
