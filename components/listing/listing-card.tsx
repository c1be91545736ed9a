import type { Route } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Rating } from '@/components/ui/rating';
import type { PublicProfessional } from '@/lib/domain/anonymity';
import type { FreeDay } from '@/lib/domain/free-parts';
import { formatMoney } from '@/lib/format';
import { cardFacts, hiddenLine, topicsLine } from './card-words';
import { freeWords } from './free-words';

/**
 * A professional in the list.
 *
 * @param days eight, from `freeDays`
 * @param k how many people every description fits at least
 */
export function ListingCard({
  card,
  days,
  k,
}: {
  card: PublicProfessional;
  days: readonly FreeDay[];
  k: number;
}) {
  const href = cardPage(card.id);
  const price = formatMoney(card.priceCents);
  const topics = topicsLine(card);
  return (
    <li className="card">
      <div className="who">
        <h2>
          <Link href={href}>{card.headline}</Link>
        </h2>
        <div className="why">
          <Facts items={cardFacts(card)} />
        </div>
        {topics ? (
          <p className="topics">
            <span className="vh">Topics: </span>
            {topics}
          </p>
        ) : (
          <p className="topics faint">{hiddenLine(card, k)}</p>
        )}
      </div>
      <div className="when">
        <p className="rating">
          <Rating
            average={card.rating?.average ?? null}
            {...(card.rating && { count: `${card.rating.floor}+` })}
          />
        </p>
        <p className="free">
          <span className="vh">Free: </span>
          {freeWords(days)}
        </p>
      </div>
      <div className="do">
        <span className="price">{price}</span>
        <ButtonLink small href={href} aria-label={`Request a call, ${card.headline}, ${price}`}>
          Request a call
        </ButtonLink>
      </div>
    </li>
  );
}

/** The page of a card. */
export function cardPage(listingId: string): Route {
  return `/professionals/${listingId}` as Route;
}
