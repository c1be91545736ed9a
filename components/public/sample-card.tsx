import { Facts } from '@/components/ui/facts';
import { Rating } from '@/components/ui/rating';
import { formatMoney } from '@/lib/format';

/** What a card looks like, with a made-up professional. It leads nowhere and says so where it stands. */
export function SampleCard({ priceCents }: { priceCents: number }) {
  return (
    <article className="card card--sample" aria-label="A sample card">
      <div className="who">
        <h3>Senior, elite boutique bank</h3>
        <div className="why">
          <Facts items={['Investment banking', 'English, French']} />
        </div>
        <p className="topics">Merger interviews, offer decisions</p>
      </div>
      <div className="when">
        <p className="rating">
          <Rating average={null} />
        </p>
        <p className="free">Sat and Wed morning</p>
      </div>
      <div className="do">
        <span className="price">{formatMoney(priceCents)}</span>
        <span className="s muted">30 minutes</span>
      </div>
    </article>
  );
}
