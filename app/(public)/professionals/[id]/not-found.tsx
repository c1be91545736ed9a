import { ButtonLink } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

/** In place of a card that is not, or no longer, shown. Why it is gone is its owner's business. */
export default function CardNotFound() {
  return (
    <ErrorState
      title="This card is not shown"
      actions={
        <>
          <ButtonLink look="primary" href="/browse">
            Find someone else
          </ButtonLink>
          <ButtonLink look="quiet" href="/help">
            Get help
          </ButtonLink>
        </>
      }
    >
      The professional may be taking a break, or the address is mistyped. Requests and bookings that you
      already have with somebody are not touched by this; they stand under Bookings.
    </ErrorState>
  );
}
