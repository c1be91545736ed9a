import { clockTime, instant, type Reading, slotWords, them, upperFirst } from '@/components/booking/reading';
import { Terms } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import type { DisputeView } from '@/lib/disputes/schema';
import { formatZoneName } from '@/lib/format';

/** Who came to the call and when, as Zoom told us: what a dispute is judged by besides what both sides say. */
export function Attendance({ dispute, reading }: { dispute: DisputeView; reading: Reading }) {
  const { role } = reading.view;
  const other = role === 'candidate' ? 'professional' : 'candidate';
  const seen = (who: 'candidate' | 'professional') => {
    const found = dispute.attendance.find((each) => each.who === who);
    return found ? `Came at ${clockTime(reading, instant(found.firstSeenAt))}` : 'Not seen';
  };
  return (
    <Leaf title="Who was in the call" note={`From Zoom, ${formatZoneName(reading.zone)} time`}>
      {dispute.attendance.length === 0 ? (
        <p className="muted">
          Zoom has told us of nobody who came. Without that the call counts as held, and what both sides say
          decides.
        </p>
      ) : (
        <Terms
          items={[
            { term: 'The call', value: slotWords(reading, false) },
            { term: 'You', value: seen(role) },
            { term: upperFirst(them(reading)), value: seen(other) },
          ]}
        />
      )}
    </Leaf>
  );
}
