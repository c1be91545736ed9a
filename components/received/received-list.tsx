import type { Route } from 'next';
import Link from 'next/link';
import { BookingRows } from '@/components/booking/booking-row';
import { BOOKINGS, BROWSE, feedbackPage } from '@/components/booking/links';
import { instant } from '@/components/booking/reading';
import type { ListReader } from '@/components/booking/row-words';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ShowMore } from '@/components/ui/pagination';
import type { BookingListItem } from '@/lib/bookings/queries';
import { ACTION_COUNT, MIN_WORDS } from '@/lib/domain/feedback-structure';
import { numberWord } from '@/lib/domain/number-words';
import type { ReceivedFeedback } from '@/lib/feedback/received';
import { formatDate, formatZoneName } from '@/lib/format';

/** Feedback that is on its way, and all that has come, newest first. */
export function ReceivedList({
  coming,
  items,
  nextCursor,
  reader,
}: {
  coming: readonly BookingListItem[];
  items: readonly ReceivedFeedback[];
  nextCursor: string | null;
  reader: ListReader;
}) {
  if (coming.length === 0 && items.length === 0) return <NoneYet />;
  return (
    <>
      {coming.length > 0 && (
        <section className="sec">
          <h2>On its way</h2>
          <BookingRows label="Feedback on its way" items={coming} reader={reader} heading="h3" />
        </section>
      )}
      {items.length > 0 && (
        <section className="sec">
          <h2>Received</h2>
          <ul aria-label="Feedback received">
            {items.map((item) => (
              <ReceivedRow key={item.bookingId} item={item} reader={reader} />
            ))}
          </ul>
          <ShowMore
            note={`Dates are in ${formatZoneName(reader.zone)}.`}
            href={nextCursor ? (`/candidate/feedback?cursor=${nextCursor}` as Route) : undefined}
          />
        </section>
      )}
    </>
  );
}

function ReceivedRow({ item, reader }: { item: ReceivedFeedback; reader: ListReader }) {
  const day = (text: string) => formatDate(instant(text), reader.zone, { now: reader.now });
  const page = feedbackPage('candidate', item.bookingId);
  return (
    <li className="card">
      <div className="who">
        <h3>
          <Link href={page}>{item.name}</Link>
        </h3>
        <p className="s muted">{item.headline}</p>
        <p className="s why">{item.excerpt}</p>
      </div>
      <div className="when">
        <p className="free">Came on {day(item.submittedAt)}</p>
        {item.startAt && <p className="free">Call on {day(item.startAt)}</p>}
        <p className="free">{item.rated ? `You rated it ${item.rated} of 5` : 'Not rated by you'}</p>
      </div>
      <div className="do">
        <ButtonLink small href={page} aria-label={`Read the feedback of ${item.name}`}>
          Read
        </ButtonLink>
      </div>
    </li>
  );
}

function NoneYet() {
  return (
    <EmptyState
      title="No feedback yet"
      actions={
        <>
          <ButtonLink href={BOOKINGS}>See your bookings</ButtonLink>
          <ButtonLink look="quiet" href={BROWSE}>
            Find someone
          </ButtonLink>
        </>
      }
    >
      After each call you get at least {MIN_WORDS} words and {numberWord(ACTION_COUNT)} things to do next.
      They are kept here.
    </EmptyState>
  );
}
