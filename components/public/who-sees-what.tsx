import { Table } from '@/components/ui/table';

type Line = { what: string; before: string; after: string };

const LINES: readonly Line[] = [
  { what: 'The professional’s name', before: 'Nobody', after: 'The candidate' },
  {
    what: 'The professional’s employer and title',
    before: 'Only as far as enough people share them',
    after: 'The candidate',
  },
  { what: 'The price', before: 'Everybody', after: 'Both' },
  { what: 'The candidate’s name', before: 'Nobody', after: 'The professional' },
  {
    what: 'The candidate’s stage, kind of school, interests and question',
    before: 'The professional who was asked',
    after: 'The professional',
  },
  { what: 'Either side’s picture, if they sent one', before: 'Nobody', after: 'The other side' },
  { what: 'The candidate’s CV, if they sent one', before: 'Nobody', after: 'The professional' },
  { what: 'The Zoom link', before: 'Nobody', after: 'Both' },
  {
    what: 'The written feedback and the three ratings',
    before: 'Not there yet',
    after: 'The candidate, once accepted',
  },
];

/** Who sees what, before and after a booking is confirmed. */
export function WhoSeesWhat() {
  return (
    <Table
      label="Who sees what"
      rows={LINES}
      rowKey={(line) => line.what}
      columns={[
        { key: 'what', heading: 'What', cell: (line) => line.what, fold: 'title' },
        {
          key: 'before',
          heading: 'Until the booking is confirmed',
          cell: (line) => line.before,
          fold: 'wide',
          foldLabel: 'Before:',
        },
        {
          key: 'after',
          heading: 'From then on',
          cell: (line) => line.after,
          fold: 'wide',
          foldLabel: 'After:',
        },
      ]}
    />
  );
}
