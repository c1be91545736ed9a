import type { Route } from 'next';
import { HOURS } from '@/components/booking/links';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney, formatQuantity } from '@/lib/format';
import type { OwnListing } from '@/lib/listings/queries';

const SETTINGS = '/professional/settings' as Route;

/** No request waits: what has to be so that some come. */
export function NoRequests({ listing }: { listing: OwnListing | null }) {
  const missing = listing?.missing.length ?? 0;
  if (listing?.state === 'listed') {
    return (
      <EmptyState
        title="No requests at the moment"
        actions={
          <>
            <ButtonLink look="primary" href={HOURS.professional}>
              Look at your hours
            </ButtonLink>
            <ButtonLink href={SETTINGS}>Look at your card and price</ButtonLink>
          </>
        }
      >
        Your card is on Monet{listing.priceCents !== null && ` at ${formatMoney(listing.priceCents)} a call`}.
        The more hours you share, the sooner a candidate finds a time with you; we write to you when one asks.
      </EmptyState>
    );
  }
  if (listing?.state === 'hidden') {
    return (
      <EmptyState
        title="Your card is hidden"
        actions={
          <ButtonLink look="primary" href={SETTINGS}>
            Show your card
          </ButtonLink>
        }
      >
        Nobody can ask you for a call while it is. You hid it yourself, and can show it again at any time.
      </EmptyState>
    );
  }
  if (listing?.state === 'waiting_for_others') {
    return (
      <EmptyState
        title="Your card is ready"
        actions={<ButtonLink href={SETTINGS}>Look at your card</ButtonLink>}
      >
        It is shown as soon as enough professionals are here to hide you among. You have nothing to do.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Your card is not on Monet yet"
      actions={
        <ButtonLink look="primary" href={SETTINGS}>
          Finish your card
        </ButtonLink>
      }
    >
      Candidates can ask you for a call once it is.
      {missing > 0 &&
        ` ${formatQuantity(missing, 'step')} ${missing === 1 ? 'is' : 'are'} left: your price, your hours and the like.`}
    </EmptyState>
  );
}
