import { BrandMark } from '../ui/brand-mark';
import { Icon } from '../ui/icon';
import { Leaf } from '../ui/leaf';
import { type Mark, StatusMark } from '../ui/status-mark';
import { Cells } from './section';

const COLOURS = [
  'paper',
  'surface',
  'sunken',
  'quiet',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'accent-hover',
  'accent-tint',
  'warn',
  'warn-tint',
  'danger',
  'danger-tint',
] as const;

const SIZES = [
  { size: '2xl', name: '2xl 32/40', text: 'Find someone who does the job', bold: true },
  { size: 'xl', name: 'xl 24/32', text: 'Pay $120.00 to confirm this call', bold: true },
  { size: 'l', name: 'l 20/28', text: 'Senior, elite boutique bank', bold: true },
  { size: 'm', name: 'm 17/26', text: 'Free to cancel until Tue 24 Nov, 12:30 (New York).', bold: false },
  { size: 's', name: 's 15/22', text: '20:30-21:00 (London) for the professional', bold: false },
  { size: 'xs', name: 'xs 13/20', text: 'Paid by candidate', bold: true },
] as const;

const MARKS: readonly Mark[] = [
  'asked',
  'agreed',
  'confirmed',
  'done',
  'ended',
  'cancelled',
  'refunded',
  'due',
  'held',
];

/** Colours, sizes of type, marks and drawings. */
export function Ground() {
  return (
    <>
      <Leaf title="Colour">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.75rem,1fr))] gap-3">
          {COLOURS.map((colour) => (
            <li key={colour} className="xs">
              <span
                className="mb-1 block h-12 rounded-s border border-line"
                style={{ background: `var(--c-${colour})` }}
              />
              {colour}
            </li>
          ))}
        </ul>
      </Leaf>
      <Leaf title="Type" note="Tabular figures everywhere">
        {SIZES.map(({ size, name, text, bold }) => (
          <p key={size} className="mb-1.5 flex flex-wrap items-baseline gap-x-4">
            <span className="xs muted w-full sm:w-22">{name}</span>
            <span style={{ font: `${bold ? 600 : 400} var(--t-${size})/var(--l-${size}) var(--font)` }}>
              {text}
            </span>
          </p>
        ))}
        <p className="mt-3 muted">
          Names in Latin scripts: Łukasz Wójcik, Đặng Thị Hương, Şebnem Yılmaz, Ines Carvalho
        </p>
      </Leaf>
      <Leaf title="Marks" note="Half an hour, half known">
        <Cells items={MARKS.map((mark) => ({ name: mark, part: <StatusMark mark={mark} /> }))} />
        <Cells
          items={[
            { name: 'brand', part: <BrandMark /> },
            { name: 'search', part: <Icon name="search" /> },
            { name: 'calendar', part: <Icon name="calendar" /> },
            { name: 'download', part: <Icon name="download" /> },
            { name: 'warning', part: <Icon name="warning" /> },
            { name: 'error', part: <Icon name="error" /> },
            { name: 'info', part: <Icon name="info" /> },
          ]}
        />
      </Leaf>
    </>
  );
}
