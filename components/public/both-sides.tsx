import { Facts } from '@/components/ui/facts';
import { StatusMark } from '@/components/ui/status-mark';
import { formatMoney } from '@/lib/format';

/** What each side sees of the other before a booking is confirmed, with two people who do not exist. */
export function BothSides({ priceCents }: { priceCents: number }) {
  return (
    <aside className="panel sides" aria-label="An example of what each side sees">
      <section>
        <p className="s muted">The candidate sees</p>
        <p className="who">Senior, elite boutique bank</p>
        <Facts items={['Investment banking', 'English, French', formatMoney(priceCents)]} />
      </section>
      <section>
        <p className="s muted">The professional sees</p>
        <p className="who">Final-year student, public university</p>
        <p className="s muted">
          &ldquo;Second round in two weeks. I am fine on valuation and weak on debt.&rdquo;
        </p>
      </section>
      <p className="names s">
        <StatusMark mark="confirmed" />
        <span>
          <b>Names</b>, for both, when the booking is confirmed.
        </span>
      </p>
    </aside>
  );
}
