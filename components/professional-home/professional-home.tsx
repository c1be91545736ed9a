import type { Route } from 'next';
import Link from 'next/link';
import { BookingRows } from '@/components/booking/booking-row';
import { bookingPage, CALLS, EARNINGS, REQUESTS } from '@/components/booking/links';
import { firstThing } from '@/components/booking/now';
import { NowView } from '@/components/booking/now-view';
import { type Reading, slotWords } from '@/components/booking/reading';
import type { ListReader } from '@/components/booking/row-words';
import { EarningsFigures, type FirstDue } from '@/components/earnings/sums';
import { Checklist } from '@/components/listing-settings/checklist';
import type { Onboarding } from '@/components/listing-settings/steps';
import { NoRequests } from '@/components/requests/no-requests';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import type { BookingListItem } from '@/lib/bookings/queries';
import { formatQuantity, formatZoneName } from '@/lib/format';
import type { OwnListing } from '@/lib/listings/queries';
import type { EarningsSums, PaidIn } from '@/lib/payments/earnings/earnings';
import styles from './home.module.css';

export type HomeLists = Readonly<Record<'requests' | 'feedback' | 'coming', readonly BookingListItem[]>>;

const LEAVES = [
  { list: 'feedback', title: 'Feedback to write', href: CALLS },
  { list: 'requests', title: 'Requests', href: REQUESTS },
  { list: 'coming', title: 'Coming up', href: `${CALLS}?tab=coming-up` as Route },
] as const satisfies readonly { list: keyof HomeLists; title: string; href: Route }[];

/**
 * A professional's start page: the one thing to do now, what else waits, what comes up, and the money.
 * @param counts of all bookings in each list, of which `lists` holds the first few
 * @param pressing the booking to show on top, if any needs something
 */
export function ProfessionalHome({
  lists,
  counts,
  pressing,
  listing,
  onboarding,
  money,
  reader,
}: {
  lists: HomeLists;
  counts: Readonly<Record<keyof HomeLists, number>>;
  pressing: Reading | null;
  listing: OwnListing | null;
  /** What their card still needs; null for one that needs nothing. */
  onboarding: Onboarding | null;
  money: {
    readonly sums: EarningsSums;
    readonly year: number;
    readonly paid: PaidIn | undefined;
    readonly firstDue: FirstDue;
  };
  reader: ListReader;
}) {
  const shown = LEAVES.filter(({ list }) => lists[list].length > 0);
  const hasMoney = Object.values(money.sums).some(({ calls }) => calls > 0);
  return (
    <>
      <PageHead title="Your calls" lede={summary(counts)} />
      {pressing && <NowView now={withWhom(pressing)} />}
      {onboarding ? (
        <Leaf bare id="card" title="Your card" note="Not on Monet yet">
          <Checklist onboarding={onboarding} />
        </Leaf>
      ) : shown.length === 0 ? (
        <div className="mb-8">
          <NoRequests listing={listing} />
        </div>
      ) : (
        <ListingNote listing={listing} />
      )}
      {shown.map(({ list, title, href }, index) => (
        <Leaf
          key={list}
          bare={index === 0 && !onboarding}
          title={title}
          note={index === 0 ? `${formatZoneName(reader.zone)} time` : undefined}
        >
          <div className={styles.rows}>
            <BookingRows label={title} items={lists[list]} reader={reader} heading="h3" />
          </div>
          {counts[list] > lists[list].length && (
            <p className="s mt-4">
              <Link href={href}>All {counts[list]}</Link>
            </p>
          )}
        </Leaf>
      ))}
      {hasMoney && (
        <Leaf title="Your money" note="After our fee, US dollars">
          <EarningsFigures {...money} reader={reader} />
          <p className="s">
            <Link href={EARNINGS}>See every call</Link>
          </p>
        </Leaf>
      )}
    </>
  );
}

/** The panel of the booking's own page, with the words that say which booking it is. */
function withWhom(reading: Reading) {
  const { view } = reading;
  const now = firstThing(reading);
  const whom = view.counterpart.name ?? view.counterpart.headline;
  const page = {
    label: 'Open the booking',
    href: bookingPage('professional', view.id),
    look: 'quiet' as const,
  };
  return {
    ...now,
    text: [`${[whom, slotWords(reading)].filter(Boolean).join(', ')}. `, ...(now.text ?? [])],
    actions: [...(now.actions ?? []), page],
  };
}

function summary(counts: Readonly<Record<keyof HomeLists, number>>): string {
  const parts = [
    counts.feedback > 0 && `Feedback on ${formatQuantity(counts.feedback, 'call')} to write`,
    counts.requests > 0 && `${formatQuantity(counts.requests, 'request')} to answer`,
    counts.coming > 0 && `${formatQuantity(counts.coming, 'call')} coming up`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing is waiting for you.';
}

/** Why nobody can ask anew, where that is so while bookings go on. */
function ListingNote({ listing }: { listing: OwnListing | null }) {
  if (listing?.state !== 'hidden' && listing?.state !== 'suspended') return null;
  const words = {
    hidden: ['Your card is hidden.', 'Nobody can ask you anew until you show it again.'],
    suspended: ['Your card has been taken down.', 'Your bookings go on.'],
  } as const;
  const [title, text] = words[listing.state];
  return (
    <Note className="mb-6" tone="warn" title={title}>
      {text} <Link href={'/professional/settings' as Route}>Look at your card</Link>
    </Note>
  );
}
