import type { Route } from 'next';
import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button';
import { formatList } from '@/lib/format';
import { type Browse, writeBrowse } from '@/lib/listings/browse';
import type { Widening } from '@/lib/listings/widen';
import styles from './browse.module.css';
import { midSentence, peopleWords } from './card-words';

/** In place of an empty list: why an exact search may find nobody, and which filter to take off so that it does. */
export function NobodyFits({ browse, ways }: { browse: Browse; ways: readonly Widening[] }) {
  return (
    <div className={`empty ${styles.empty}`}>
      <h2>Nobody fits all of this yet</h2>
      <p className="muted measure mt-1">
        Small groups are shown under a wider title, so an exact role may sit behind one like &ldquo;Senior,{' '}
        {midSentence(browse.industry[0] ?? 'Law')}&rdquo;.
        {ways.length > 0 && ' Widening one filter helps:'}
      </p>
      {ways.length > 0 && (
        <ul className={styles.widen}>
          {ways.map((way) => (
            <li key={way.drops}>
              <Link href={`/browse${writeBrowse(way.browse)}` as Route}>{wayWords(way, browse)}</Link>
              <span className="muted">{peopleWords(way.atLeast)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="row mt-6">
        <ButtonLink href="/browse">Clear all filters</ButtonLink>
      </div>
    </div>
  );
}

function wayWords({ drops }: Widening, before: Browse): string {
  const kept = before.industry.length > 0 ? `${formatList(before.industry, 'or')}, ` : '';
  const words: Partial<Record<keyof Browse, string>> = {
    free: 'Any day, not only the next 7',
    priceMax: `${kept}any price`,
    topics: `${kept}every topic`,
    languages: `${kept}every language`,
    seniority: `${kept}every level`,
    industry: 'Every industry',
    text: `The same filters without “${before.text}”`,
  };
  const text = words[drops] ?? '';
  return text.charAt(0).toUpperCase() + text.slice(1);
}
