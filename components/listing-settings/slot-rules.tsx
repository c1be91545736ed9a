import { Ticks } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import type { Policy } from '@/lib/domain/policy';

/** The rules by which times are offered, for the page of somebody's hours. */
export function SlotRules({ policy }: { policy: Policy }) {
  return (
    <Leaf title="How times are found" note="For everybody; your own rules come on top">
      <Ticks
        items={[
          `A call lasts ${policy.callMinutes} minutes and starts on a quarter of an hour.`,
          `It starts at least ${policy.minNoticeHours} hours and at most ${policy.maxAheadDays} days ahead.`,
          'It lies in your hours and the candidate’s, where neither of you is busy or has another call.',
          'Your card says in which parts of a week you have hours, in blocks of four hours; nothing more exact.',
        ]}
      />
    </Leaf>
  );
}
