import { HELP } from '@/components/booking/links';
import {
  instant,
  isBefore,
  moment,
  type Reading,
  slotOf,
  them,
  upperFirst,
} from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import type { FormAction } from '@/lib/form-state';
import { OpenForm } from './open-form';

/** The form while a call can be disputed, with what happens then; or why it cannot be. */
export function BeforeDispute({ reading, action }: { reading: Reading; action: FormAction }) {
  const { view, policy } = reading;
  if (!view.allowedActions.includes('dispute') || !view.disputableUntil) return <NotNow reading={reading} />;
  const other = them(reading);
  return (
    <>
      <Leaf title="Tell us" note={`Possible until ${moment(reading, view.disputableUntil)}`}>
        <OpenForm bookingId={view.id} action={action} them={upperFirst(other)} />
      </Leaf>
      <Leaf title="What happens then">
        <Ticks
          items={[
            'The payout for this call waits until it is decided.',
            `${upperFirst(other)} is asked to say theirs within ${policy.disputeHours} hours, and reads what you wrote.`,
            'We read both sides, look at who was in the call according to Zoom, and decide: all of the price goes back, a part of it, or nothing.',
            'Both of you read the decision and the reasons. You can take the dispute back until then.',
          ]}
        />
      </Leaf>
    </>
  );
}

function NotNow({ reading }: { reading: Reading }) {
  const { view, now } = reading;
  const slot = slotOf(view);
  const [title, text] =
    view.status === 'confirmed' && slot && isBefore(now, slot.start)
      ? [
          'The call has not begun',
          `Until its start it can be cancelled. From then on you can tell us here, until ${view.disputableUntil ? moment(reading, view.disputableUntil) : 'two days after its end'}.`,
        ]
      : view.disputableUntil && isBefore(instant(view.disputableUntil), now)
        ? [
            'The time to dispute this call is over',
            `It was possible until ${moment(reading, view.disputableUntil)}.`,
          ]
        : ['There is nothing to decide', 'No money of this booking is held or paid out.'];
  return (
    <EmptyState title={title} actions={<ButtonLink href={HELP}>Get help</ButtonLink>}>
      {text}
    </EmptyState>
  );
}
