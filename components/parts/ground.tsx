import { BrandMark } from '../ui/brand-mark';
import { Icon } from '../ui/icon';
import { Leaf } from '../ui/leaf';
import { type Mark, StatusMark } from '../ui/status-mark';
import { Cells } from './section';

const COLOURS = [
  { colour: 'paper', fill: 'bg-(--c-paper)' },
  { colour: 'surface', fill: 'bg-(--c-surface)' },
  { colour: 'sunken', fill: 'bg-(--c-sunken)' },
  { colour: 'quiet', fill: 'bg-(--c-quiet)' },
  { colour: 'line', fill: 'bg-(--c-line)' },
  { colour: 'line-strong', fill: 'bg-(--c-line-strong)' },
  { colour: 'ink', fill: 'bg-(--c-ink)' },
  { colour: 'ink-2', fill: 'bg-(--c-ink-2)' },
  { colour: 'ink-3', fill: 'bg-(--c-ink-3)' },
  { colour: 'accent', fill: 'bg-(--c-accent)' },
  { colour: 'accent-hover', fill: 'bg-(--c-accent-hover)' },
  { colour: 'accent-tint', fill: 'bg-(--c-accent-tint)' },
  { colour: 'warn', fill: 'bg-(--c-warn)' },
  { colour: 'warn-tint', fill: 'bg-(--c-warn-tint)' },
  { colour: 'danger', fill: 'bg-(--c-danger)' },
  { colour: 'danger-tint', fill: 'bg-(--c-danger-tint)' },
] as const;

const SIZES = [
  {
    size: '2xl',
    look: 'text-2xl',
    name: '2xl 32/40',
    text: 'Find someone who does the job',
    bold: true,
  },
  {
    size: 'xl',
    look: 'text-xl',
    name: 'xl 24/32',
    text: 'Pay $120.00 to confirm this call',
    bold: true,
  },
  {
    size: 'l',
    look: 'text-l',
    name: 'l 20/28',
    text: 'Senior, elite boutique bank',
    bold: true,
  },
  {
    size: 'm',
    look: 'text-m',
    name: 'm 17/26',
    text: 'Free to cancel until Tue 24 Nov, 12:30 (New York).',
    bold: false,
  },
  {
    size: 's',
    look: 'text-s',
    name: 's 15/22',
    text: '20:30-21:00 (London) for the professional',
    bold: false,
  },
  {
    size: 'xs',
    look: 'text-xs',
    name: 'xs 13/20',
    text: 'Paid by candidate',
    bold: true,
  },
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
          {COLOURS.map(({ colour, fill }) => (
            <li key={colour} className="xs">
              <span className={`mb-1 block h-12 rounded-s border border-line ${fill}`} />
              {colour}
            </li>
          ))}
        </ul>
      </Leaf>
      <Leaf title="Type" note="Tabular figures everywhere">
        {SIZES.map(({ size, look, name, text, bold }) => (
          <p key={size} className="mb-1.5 flex flex-wrap items-baseline gap-x-4">
            <span className="xs muted w-full sm:w-22">{name}</span>
            <span className={`${look} ${bold ? 'font-bold' : ''}`}>{text}</span>
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
