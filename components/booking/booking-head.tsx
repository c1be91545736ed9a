import { PageHead } from '@/components/ui/page-head';
import { formatSlotBeside, formatZoneName } from '@/lib/format';
import {
  callWith,
  lowerFirst,
  moment,
  type Reading,
  roleWords,
  slotOf,
  slotWords,
  themAtStart,
} from './reading';
import { StateBadge } from './state-badge';

/** State, with whom (or what the page is for), and when: the reader's time large, the other side's below. */
export function BookingHead({ reading, title }: { reading: Reading; title?: string }) {
  const { view } = reading;
  return (
    <PageHead
      badge={<StateBadge booking={view} side={view.role} />}
      title={title ?? callWith(reading)}
      lede={
        <span className="text-ink">
          {title && `${callWith(reading)}, `}
          {slotOf(view) ? <WholeSlot reading={reading} /> : `Asked on ${moment(reading, view.requestedAt)}`}
        </span>
      }
      beside={besideWords(reading)}
    />
  );
}

/** The time of the call in the reader's zone, on a line of its own where it does not fit on the one before. */
export function WholeSlot({ reading }: { reading: Reading }) {
  return <span className="inline-block">{slotWords(reading)}</span>;
}

/** The other side's time, from the moment a time is being set, and who they are once that is known. */
function besideWords(reading: Reading): string | null {
  const { view, zone, now } = reading;
  const { counterpart } = view;
  const slot = slotOf(view);
  const who = whoWords(reading);
  if (!counterpart.zone || counterpart.zone === zone) return counterpart.name ? `With ${who}` : null;
  if (!slot) return `In ${formatZoneName(counterpart.zone)} time for ${who}`;
  return `${formatSlotBeside(slot.start, slot.end, counterpart.zone, zone, { now })} for ${who}`;
}

function whoWords(reading: Reading): string {
  const { role, counterpart } = reading.view;
  if (!counterpart.name) return role === 'candidate' ? 'the professional' : 'the candidate';
  const background = role === 'candidate' ? roleWords(reading) : lowerFirst(counterpart.headline);
  return `${themAtStart(reading)}, ${background}`;
}
