import type { Route } from 'next';
import Link from 'next/link';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { type Column, Table } from '@/components/ui/table';
import type { BioFault } from '@/lib/domain/bio';
import { formatList, formatMoney } from '@/lib/format';
import type { OwnFact, OwnListing } from '@/lib/listings/queries';
import { Checklist } from './checklist';
import { FACT_NAMES, hiddenWords } from './hidden-words';
import styles from './listing-settings.module.css';
import type { Onboarding } from './steps';
import { type ShowOrHide, VisibilityForm } from './visibility-form';

/** What the world sees of the professional, and why; or what is missing until it sees something. */
export function CardSection({
  listing,
  onboarding,
  k,
  visibility,
}: {
  listing: OwnListing;
  onboarding: Onboarding;
  /** The least size of a class. */
  k: number;
  visibility: ShowOrHide;
}) {
  switch (listing.state) {
    case 'draft':
      return (
        <Leaf bare id="card" title="Your card" note="Not on Monet yet">
          <Checklist onboarding={onboarding} />
        </Leaf>
      );
    case 'suspended':
      return (
        <Leaf bare id="card" title="Your card" note="Suspended">
          <Note tone="bad" title="Your card has been taken down.">
            Your bookings are not affected. Please write to us if you think this is wrong.
          </Note>
        </Leaf>
      );
    case 'waiting_for_others':
      return (
        <Leaf bare id="card" title="Your card" note="Ready, not shown yet">
          <p className="measure">
            Everything is done. Your card is shown as soon as at least {k} professionals are here to hide you
            among. You have nothing to do.
          </p>
        </Leaf>
      );
    case 'hidden':
      return (
        <Leaf bare id="card" title="Your card" note="Hidden by you">
          <p className="measure">
            Nobody can find you or ask you for a call. Bookings and requests that are open go on.
          </p>
          <VisibilityForm action={visibility.show} label="Show my card" busy="Showing" />
        </Leaf>
      );
    case 'listed':
      return <ShownCard listing={listing} k={k} hide={visibility.hide} />;
  }
}

function ShownCard({ listing, k, hide }: { listing: OwnListing; k: number; hide: ShowOrHide['hide'] }) {
  const { card, facts, details, bioFaults } = listing;
  if (!card) return null;
  return (
    <Leaf bare id="card" title="Your card" note="What anybody can see of you on Monet">
      <p className="muted">Your card on Monet says</p>
      <p className={styles.says}>{card.headline}</p>
      <p className="measure mt-1">
        {hiddenWords(card.hidden, facts, k)}{' '}
        <Link href={`/professionals/${card.id}` as Route}>See it as a candidate does</Link>
      </p>
      <div className="mt-4 max-w-ledger">
        <Table
          label="What your card shows"
          columns={FACT_COLUMNS}
          rows={factRows(facts)}
          rowKey={(row) => row.kind}
        />
      </div>
      <p className="s muted mt-3 measure">
        A fact is shown where at least {k} people on Monet share all that their cards show. It changes by
        itself when people come and go. Your price, {formatMoney(card.priceCents)}, is shown exactly; your
        name, photo and addresses never are.
      </p>
      {details.bio && bioFaults.length > 0 && (
        <Note className="mt-4" tone="warn" title="Your own words are not shown at the moment.">
          {bioFaults.map(faultWords).join(' ')} <a href="#about">Change them</a>
        </Note>
      )}
      <VisibilityForm
        action={hide}
        label="Hide my card"
        busy="Hiding"
        note="Then nobody can ask you anew. Bookings and requests that are open go on, and you can show it again at any time."
      />
    </Leaf>
  );
}

type FactRow = { kind: OwnFact['kind']; name: string; yours: string; shown: string };

function factRows(facts: readonly OwnFact[]): FactRow[] {
  return facts
    .filter(({ yours }) => yours.length > 0)
    .map(({ kind, yours, shown }) => ({
      kind,
      name: FACT_NAMES[kind],
      yours: formatList(yours),
      shown: shown.length > 0 ? formatList(shown) : 'Hidden',
    }));
}

const FACT_COLUMNS: readonly Column<FactRow>[] = [
  { key: 'name', heading: 'Fact', strong: true, fold: 'title', cell: (row) => row.name },
  { key: 'yours', heading: 'You told us', fold: 'wide', foldLabel: 'You told us:', cell: (row) => row.yours },
  {
    key: 'shown',
    heading: 'Your card shows',
    fold: 'wide',
    foldLabel: 'Your card shows:',
    cell: (row) => row.shown,
  },
];

function faultWords(fault: BioFault): string {
  if (fault.kind === 'contact') return 'They hold an address, a link or a figure.';
  const words = formatList(fault.words.map((word) => `“${word}”`));
  if (fault.kind === 'name') return `They hold ${words} of your name.`;
  return `They hold ${words}, and your card does not show your ${fault.kind}.`;
}
