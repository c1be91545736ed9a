import { StarIcon } from './icon';

/**
 * A rating on a card: "4.9 20+ ratings". `average` is shown with one decimal; `count` is already rounded down to what
 * may be told ("20+"). Without an average: "No ratings yet".
 */
export function Rating({ average, count }: { average: number | null; count?: string }) {
  if (average === null) return <span className="rating muted">No ratings yet</span>;
  return (
    <span className="rating">
      <StarIcon />
      <span>
        <b>{average.toFixed(1)}</b>
        <span className="vh"> out of 5</span>
        {count && <span className="muted"> {count} ratings</span>}
      </span>
    </span>
  );
}
