import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { CandidateStory } from '../public/booking-story';
import { SampleCard } from '../public/sample-card';
import { Badge } from '../ui/badge';
import { Breadcrumb } from '../ui/breadcrumb';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Facts, Terms, Ticks } from '../ui/facts';
import { Figures } from '../ui/figures';
import { Leaf } from '../ui/leaf';
import { NowPanel } from '../ui/now-panel';
import { Pager, ShowMore } from '../ui/pagination';
import { Rating } from '../ui/rating';
import { Statement } from '../ui/statement';
import { Table } from '../ui/table';

type Payout = {
  id: string;
  who: string;
  gross: string;
  fee: string;
  net: string;
  state: 'blocked' | 'pending' | 'paid';
  why: string;
};
const PAYOUTS: readonly Payout[] = [
  {
    id: 'bk_QD7123',
    who: 'Marcus Oyelaran',
    gross: '$150.00',
    fee: '$30.00',
    net: '$120.00',
    state: 'blocked',
    why: 'Dispute open',
  },
  {
    id: 'bk_PUYFWY',
    who: 'Grace Holm',
    gross: '$95.00',
    fee: '$19.00',
    net: '$76.00',
    state: 'pending',
    why: 'Waiting for balance',
  },
  {
    id: 'bk_AUWBQN',
    who: 'Peter Vance',
    gross: '$120.00',
    fee: '$24.00',
    net: '$96.00',
    state: 'paid',
    why: 'po_0WKPMY',
  },
];
const PAYOUT_STATES = {
  blocked: (
    <Badge mark="cancelled" tone="bad">
      Blocked
    </Badge>
  ),
  pending: (
    <Badge mark="agreed" tone="act">
      Pending
    </Badge>
  ),
  paid: <Badge mark="done">Paid</Badge>,
};

/** What pages are made of: head, now panel, leaf, statement, timeline, terms, figures, card, table. */
export function Matter() {
  return (
    <>
      <Leaf title="Head">
        <Breadcrumb items={[{ href: '/parts', label: 'Bookings' }]} />
        <div className="head">
          <Badge mark="agreed" tone="act">
            Pay to confirm
          </Badge>
          <p className="text-2xl font-bold">Call with Senior, elite boutique bank</p>
          <p className="lede">Tue 24 Nov, 15:30-16:00 (New York)</p>
          <p className="zone2">20:30-21:00 (London) for the professional</p>
        </div>
        <Facts
          items={[
            'Investment banking',
            '8 to 12 years',
            'English, Spanish',
            <Rating key="r" average={4.86} count="20+" />,
          ]}
        />
      </Leaf>
      <Leaf title="Now" note="At most one a page">
        <NowPanel
          id="now-sample"
          title="Pay $120.00 to confirm this call"
          actions={
            <>
              <Button look="primary">Pay $120.00</Button>
              <Button look="quiet">Ask for another time</Button>
            </>
          }
          after="Free to cancel until Tue 24 Nov, 12:30 (New York). If you do nothing, the time is released on Mon 23 Nov, 16:05, the request ends, and nothing is charged."
          countdown={{ value: '22 h 25 min', label: 'left to pay', share: 0.934 }}
        >
          <p>
            The time is held for both of you until <b>Mon 23 Nov, 16:05 (New York)</b>.
          </p>
        </NowPanel>
      </Leaf>
      <Leaf title="Timeline">
        <CandidateStory priceCents={12_000} policy={DEFAULT_POLICY} />
      </Leaf>
      <Leaf title="Statement">
        <Statement
          caption="What you receive"
          rows={[
            { label: 'Paid by the candidate', note: 'On Sun 22 Nov', sums: ['$120.00'] },
            { label: 'Our fee, 20%', sums: ['-$24.00'] },
            { label: 'You receive', sums: ['$96.00'], total: true },
          ]}
        />
      </Leaf>
      <Leaf title="Terms, ticks">
        <Terms
          items={[
            { term: 'With', value: 'Senior, elite boutique bank' },
            { term: 'Length', value: '30 minutes on Zoom, then written feedback' },
          ]}
        />
        <div className="mt-6 max-w-80">
          <Terms
            small
            items={[
              { term: 'Due', value: 'Mon 23 Nov, 17:30' },
              { term: 'You receive', value: <b>$96.00</b> },
            ]}
          />
        </div>
        <div className="mt-6">
          <Ticks
            items={[
              '30 minutes on Zoom, one to one, not recorded.',
              'Your money back in full if the professional does not come.',
            ]}
          />
        </div>
      </Leaf>
      <Leaf title="Figures">
        <Figures
          items={[
            { label: 'Held', mark: 'held', value: '$288.00', note: '3 calls to come' },
            {
              label: 'Waiting for feedback',
              mark: 'due',
              due: true,
              value: '$96.00',
              note: <a href="#fields">Write it by Mon 23 Nov, 17:30</a>,
            },
            { label: 'On its way', mark: 'agreed', value: '$192.00', note: 'To the account ending 8817' },
            { label: 'Paid in 2026', mark: 'done', value: '$2,512.00', note: '28 calls' },
          ]}
        />
      </Leaf>
      <Leaf title="Card">
        <SampleCard priceCents={15_000} />
        <ShowMore note="Every description fits at least five people." href="/parts?page=2" />
      </Leaf>
      <Leaf title="Table" note="Dense, for the admin; folds on phones">
        <Table
          dense
          label="Payouts"
          rows={PAYOUTS}
          rowKey={(row) => row.id}
          selected={(row) => row.state === 'blocked'}
          totals="These 3"
          columns={[
            {
              key: 'id',
              heading: 'Booking',
              cell: (row) => (
                <>
                  <span className="id">{row.id}</span>
                  <CopyButton value={row.id} />
                </>
              ),
              fold: 'line',
              sort: { href: '/parts?sort=id' },
            },
            {
              key: 'who',
              heading: 'Professional',
              cell: (row) => row.who,
              fold: 'title',
              sort: { href: '/parts?sort=who', direction: 'descending' },
            },
            { key: 'gross', heading: 'Gross', kind: 'number', cell: (row) => row.gross, total: '$365.00' },
            {
              key: 'fee',
              heading: 'Fee',
              kind: 'number',
              muted: true,
              cell: (row) => row.fee,
              total: '$73.00',
            },
            {
              key: 'net',
              heading: 'Net',
              kind: 'number',
              strong: true,
              cell: (row) => row.net,
              total: '$292.00',
              fold: 'aside',
            },
            { key: 'state', heading: 'State', cell: (row) => PAYOUT_STATES[row.state], fold: 'end' },
            { key: 'why', heading: 'Reason or Stripe id', muted: true, cell: (row) => row.why, fold: 'line' },
            {
              key: 'go',
              heading: 'Action',
              kind: 'action',
              cell: (row) => (
                <a href={`#${row.id}`}>
                  Open<span className="vh"> {row.id}</span>
                </a>
              ),
              fold: 'end',
            },
          ]}
        />
        <Pager range="1 to 3 of 214" older="/parts?page=2" />
      </Leaf>
    </>
  );
}
