import type { Route } from 'next';
import Link from 'next/link';
import { BookingRows } from '@/components/booking/booking-row';
import { BROWSE, bookingPage } from '@/components/booking/links';
import { firstThing } from '@/components/booking/now';
import { NowView } from '@/components/booking/now-view';
import { type Reading, slotWords } from '@/components/booking/reading';
import type { ListReader } from '@/components/booking/row-words';
import { type BookingTab, tabHref } from '@/components/booking/tabs';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import type { BookingListItem } from '@/lib/bookings/queries';
import { formatQuantity, formatZoneName } from '@/lib/format';
import styles from './account.module.css';

export type HomeLists = Readonly<Record<'upcoming' | 'waiting' | 'recent', readonly BookingListItem[]>>;

const LEAVES = [
  { list: 'upcoming', title: 'Coming up', tab: 'coming-up' },
  { list: 'waiting', title: 'Waiting for an answer', tab: 'coming-up' },
  { list: 'recent', title: 'Recent', tab: 'past' },
] as const satisfies readonly { list: keyof HomeLists; title: string; tab: BookingTab }[];

/**
 * A candidate's start page: the one thing to do now, what comes up, what waits, what was.
 *
 * @param pressing the booking to show on top, if any needs something
 */
export function CandidateHome({
  lists,
  pressing,
  reader,
  hasProfile,
}: {
  lists: HomeLists;
  pressing: Reading | null;
  reader: ListReader;
  hasProfile: boolean;
}) {
  const shown = LEAVES.filter(({ list }) => lists[list].length > 0);
  return (
    <>
      <PageHead title="Your calls" lede={summary(lists)} />
      {pressing && <NowView now={withWhom(pressing)} />}
      {!hasProfile && (
        <Note className="mb-6" title="Professionals see little of you yet.">
          Three choices help them decide on your requests.{' '}
          <Link href="/candidate/settings#profile">Fill in your profile</Link>
        </Note>
      )}
      {shown.length === 0 && <NoCalls />}
      {shown.map(({ list, title, tab }, index) => (
        <Leaf
          key={list}
          bare={index === 0}
          title={title}
          note={index === 0 ? `${formatZoneName(reader.zone)} time` : undefined}
        >
          <div className={styles.rows}>
            <BookingRows label={title} items={lists[list]} reader={reader} heading="h3" />
          </div>
          <p className="s mt-4">
            <Link href={tabHref(tab)}>All of them</Link>
          </p>
        </Leaf>
      ))}
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
    href: bookingPage('candidate', view.id) as Route,
    look: 'quiet' as const,
  };
  return {
    ...now,
    text: [`Call with ${[whom, slotWords(reading)].filter(Boolean).join(', ')}. `, ...(now.text ?? [])],
    actions: [...(now.actions ?? []), page],
  };
}

function summary({ upcoming, waiting }: HomeLists): string {
  if (upcoming.length === 0 && waiting.length === 0) return 'Nothing is waiting for you.';
  const parts = [
    upcoming.length > 0 && `${formatQuantity(upcoming.length, 'call')} coming up`,
    waiting.length > 0 && `${formatQuantity(waiting.length, 'request')} waiting for an answer`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

function NoCalls() {
  return (
    <EmptyState
      title="No calls yet"
      actions={
        <>
          <ButtonLink look="primary" href={BROWSE}>
            Find someone
          </ButtonLink>
          <ButtonLink look="quiet" href="/how-it-works">
            How it works
          </ButtonLink>
        </>
      }
    >
      Choose somebody who does the job and say what you want to get out of it. You pay nothing until a time is
      set.
    </EmptyState>
  );
}
