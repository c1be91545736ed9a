import type { ReactNode } from 'react';
import { BookingHead } from '@/components/booking/booking-head';
import { costsOf } from '@/components/booking/costs';
import { bookingPage } from '@/components/booking/links';
import { instant, moment, priceWords, type Reading } from '@/components/booking/reading';
import { refundTerms } from '@/components/booking/terms';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Note } from '@/components/ui/note';
import { Statement } from '@/components/ui/statement';
import { formatTimeLeft } from '@/lib/format';
import { TestCards } from './test-cards';

/** Paying for a call: the card (the children) on one side; what is paid, by when and on what terms on the other. */
export function CheckoutPage({
  reading,
  isDemo,
  children,
}: {
  reading: Reading;
  isDemo: boolean;
  children: ReactNode;
}) {
  const { view, now } = reading;
  const deadline = view.holdExpiresAt ? instant(view.holdExpiresAt) : now;
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage('candidate', view.id), label: 'Booking' }]} />
      <BookingHead reading={reading} title={`Pay ${priceWords(reading)} to confirm`} />
      <div className="split">
        <div className="max-w-measure">
          <noscript>
            <Note tone="warn" title="Paying needs JavaScript." className="mb-5">
              The card goes from your browser straight to Stripe and never through our server, which is not
              possible without it.
            </Note>
          </noscript>
          {/* Without script it would load for ever. */}
          <div className="noscript:hidden">{children}</div>
          <p className="s muted mt-4">
            The card goes from your browser straight to Stripe; we never see it. Names, the Zoom link and
            calendar invitations go to both of you as soon as it is paid.
          </p>
          {isDemo && (
            <div className="mt-6">
              <TestCards />
            </div>
          )}
        </div>
        <aside className="panel" aria-label="What you pay for">
          <Summary reading={reading} />
          <p className="s muted mt-4">
            The time is held for {formatTimeLeft(deadline, now)} more, until {moment(reading, deadline)}. If
            you do nothing, it is released then, the request ends, and nothing is charged.
          </p>
        </aside>
      </div>
    </>
  );
}

function Summary({ reading }: { reading: Reading }) {
  const costs = costsOf(reading);
  const terms = refundTerms(reading);
  return (
    <>
      {costs && (
        <>
          <h2 className="mb-2">What it costs</h2>
          <Statement caption={costs.caption} rows={costs.rows} />
        </>
      )}
      {terms && (
        <>
          <h2 className="mt-6 mb-2">What you get back</h2>
          <Statement caption={terms.caption} rows={terms.rows} />
        </>
      )}
    </>
  );
}
