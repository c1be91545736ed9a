import { StarIcon } from '@/components/ui/icon';
import { stageWords } from '@/lib/domain/candidate-card';
import type { PublicRating } from '@/lib/domain/public-rating';
import type { Said } from '@/lib/listings/said';
import styles from './card-page.module.css';

/** The rating and what candidates wrote. Neither carries a date, and nothing shows before the third rating. */
export function Ratings({ rating, said }: { rating: PublicRating | undefined; said: readonly Said[] }) {
  return (
    <section className="sec">
      <h2>Ratings</h2>
      {rating ? (
        <>
          <p className={styles.big}>
            {rating.average.toFixed(1)}
            <span className="vh"> out of 5</span>
            <StarIcon />
          </p>
          <p className="s muted">{rating.floor}+ ratings by candidates after a call</p>
        </>
      ) : (
        <p className="muted">
          None yet. A rating shows from the third call on, so that no single one can be told.
        </p>
      )}
      {said.length > 0 && (
        <ul className={styles.said}>
          {said.map(({ text, stage }) => (
            <li key={text}>
              <blockquote>&ldquo;{text}&rdquo;</blockquote>
              <footer>{stageWords(stage)}</footer>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
