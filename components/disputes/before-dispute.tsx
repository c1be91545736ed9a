import { HELP } from '@/components/booking/links';
import {
  instant,
  isBefore,
  moment,
  priceWords,
  type Reading,
  slotOf,
  them,
  upperFirst,
} from '@/components/booking/reading';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { isObjectionable } from '@/lib/domain/dispute';
import type { FormAction } from '@/lib/form-state';
import { formatMoney } from '@/lib/format';
import { OpenForm } from './open-form';

/** The form while a call can be disputed, with what happens then; or why it cannot be. */
export function BeforeDispute({ reading, action }: { reading: Reading; action: FormAction }) {
  const { view, policy } = reading;
  if (!view.allowedActions.includes('dispute') || !view.disputableUntil) return <NotNow reading={reading} />;
  if (isObjectionable(view)) return <BeforeObjection reading={reading} action={action} />;
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

/** Everything went back because Zoom did not see the professional: what they can say, and what comes of it. */
function BeforeObjection({ reading, action }: { reading: Reading; action: FormAction }) {
  const { view, policy } = reading;
  const other = upperFirst(them(reading));
  return (
    <>
      <Leaf
        title="Tell us"
        {...(view.disputableUntil && { note: `Possible until ${moment(reading, view.disputableUntil)}` })}
      >
        <OpenForm bookingId={view.id} action={action} them={other} isObjection />
      </Leaf>
      <Leaf title="What happens then">
        <Ticks
          items={[
            `${other} keeps the ${priceWords(reading)} that went back, whatever we decide. They read what you wrote, and can say theirs within ${policy.disputeHours} hours.`,
            'We read both sides, look at who was in the call according to Zoom, and decide.',
            `If you were there, we pay you ${formatMoney(view.netCents ?? 0)} ourselves: the price less our fee. It is paid out as always.`,
            'Both of you read the decision and the reasons. You can take the objection back until then.',
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
