import Link from 'next/link';
import { Facts, Ticks } from '@/components/ui/facts';
import { Rating } from '@/components/ui/rating';
import type { PublicProfessional } from '@/lib/domain/anonymity';
import { MIN_WORDS } from '@/lib/domain/feedback-structure';
import type { Policy } from '@/lib/domain/policy';
import { formatList, formatMoney } from '@/lib/format';
import styles from './card-page.module.css';
import { cardFacts, hiddenLine, midSentence } from './card-words';

/** Who this is, as far as the card tells, and on narrow screens the way down to the form. */
export function CardHead({ card, mayAsk }: { card: PublicProfessional; mayAsk: boolean }) {
  return (
    <header className={styles.head}>
      <h1>{card.headline}</h1>
      <div className="mt-1">
        <Facts
          large
          items={[
            ...cardFacts(card),
            card.rating && (
              <Rating key="rating" average={card.rating.average} count={`${card.rating.floor}+`} />
            ),
          ]}
        />
      </div>
      {card.topics.length > 0 && (
        <p>
          <b>Talks about</b> {formatList(card.topics.map(midSentence))}.
        </p>
      )}
      {card.bio && <p className="measure">{card.bio}</p>}
      {mayAsk && (
        <a className={`btn btn--primary btn--block ${styles.jump}`} href="#ask">
          Request a call, {formatMoney(card.priceCents)}
        </a>
      )}
    </header>
  );
}

/** What the price buys. */
export function CallIncludes({ policy }: { policy: Policy }) {
  const hours = policy.feedbackDueHours + policy.feedbackGraceHours;
  return (
    <section className="sec">
      <h2>What the call includes</h2>
      <Ticks
        items={[
          `${policy.callMinutes} minutes on Zoom, one to one, not recorded.`,
          `Written feedback within ${hours} hours: at least ${MIN_WORDS} words, three things to do next, and stars for cultural fit, interest in the industry and technical knowledge.`,
          'Your money back in full if the professional does not come, cancels, or the feedback does not arrive.',
        ]}
      />
    </section>
  );
}

/** Why the card says no more than it does. */
export function CardAnonymity({ card, k }: { card: PublicProfessional; k: number }) {
  const hides = card.rung > 2 || card.topics.length === 0;
  return (
    <section className="sec">
      <h2>How anonymity works</h2>
      <p>
        We have checked this person&rsquo;s work e-mail, and at least {k} people on Monet fit this
        description; you both learn each other&rsquo;s names once the booking is confirmed.{' '}
        {hides && <>{hiddenLine(card, k)} </>}
        <Link href="/how-it-works#anonymity">Read more</Link>
      </p>
    </section>
  );
}
