import type { PartyView } from '@/components/booking/reading';
import { Leaf } from '@/components/ui/leaf';
import type { FormState } from '@/lib/form-state';
import { RateCall } from './rate-call';
import { Stars } from './written-feedback';

/** The length of what may be said of a call, as the HTTP interface has it. */
export const REVIEW_LENGTH = 600;

/** The candidate's rating: the form while it is open, then what was said. Nothing where there is nothing to rate. */
export function RateSection({
  view,
  action,
}: {
  view: PartyView;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  if (view.review) {
    return (
      <Leaf title="Your rating" note="Given once, it stays" id="rate">
        <Stars of={view.review.stars} />
        {view.review.text && <blockquote className="quote mt-3">{view.review.text}</blockquote>}
      </Leaf>
    );
  }
  if (!view.allowedActions.includes('rate')) return null;
  return (
    <Leaf title="Rate the call" note="Once. It shows on the card from three ratings on." id="rate">
      <RateCall bookingId={view.id} action={action} maxLength={REVIEW_LENGTH} />
    </Leaf>
  );
}
