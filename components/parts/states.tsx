import { Badge, type Tone } from '../ui/badge';
import { Leaf } from '../ui/leaf';
import type { Mark } from '../ui/status-mark';
import { Table } from '../ui/table';

type State = {
  state: string;
  mark: Mark;
  candidate: string;
  candidateTone?: Tone;
  professional: string;
  professionalTone?: Tone;
  beside: string;
};

const STATES: readonly State[] = [
  {
    state: 'requested',
    mark: 'asked',
    candidate: 'Waiting for an answer',
    professional: 'New request',
    professionalTone: 'act',
    beside: 'Answer within 7 days',
  },
  {
    state: 'accepted',
    mark: 'agreed',
    candidate: 'Pay to confirm',
    candidateTone: 'act',
    professional: 'Waiting for payment',
    beside: 'Held up to 24 h, never later than 1 h before the start',
  },
  {
    state: 'confirmed',
    mark: 'confirmed',
    candidate: 'Confirmed',
    candidateTone: 'act',
    professional: 'Confirmed',
    professionalTone: 'act',
    beside: 'Names and the Zoom link are out',
  },
  {
    state: 'completed_pending_feedback',
    mark: 'due',
    candidate: 'Feedback on its way',
    professional: 'Feedback due',
    professionalTone: 'warn',
    beside: 'Due at 48 h, last moment at 72 h',
  },
  {
    state: 'completed',
    mark: 'done',
    candidate: 'Done',
    professional: 'Done',
    beside: 'Payout on its way, then paid',
  },
  {
    state: 'declined',
    mark: 'ended',
    candidate: 'Declined',
    professional: 'Declined',
    beside: 'Nothing charged',
  },
  {
    state: 'cancelled',
    mark: 'cancelled',
    candidate: 'Cancelled',
    professional: 'Cancelled',
    beside: 'Refund named beside it',
  },
  {
    state: 'expired',
    mark: 'ended',
    candidate: 'Ended unanswered',
    professional: 'Ended unanswered',
    beside: 'Or “Ended unpaid”; nothing charged',
  },
  {
    state: 'refunded',
    mark: 'refunded',
    candidate: 'Refunded $120.00',
    professional: 'Refunded, not paid out',
    professionalTone: 'bad',
    beside: 'Full refund',
  },
];

/** Each state of a booking as both sides read it. */
export function States() {
  return (
    <Leaf title="Booking states">
      <Table
        label="Booking states"
        rows={STATES}
        rowKey={(row) => row.state}
        columns={[
          { key: 'state', heading: 'State', cell: (row) => row.state, muted: true, fold: 'wide' },
          {
            key: 'candidate',
            heading: 'Candidate reads',
            cell: (row) => (
              <Badge mark={row.mark} tone={row.candidateTone ?? 'plain'}>
                {row.candidate}
              </Badge>
            ),
            fold: 'line',
          },
          {
            key: 'professional',
            heading: 'Professional reads',
            cell: (row) => (
              <Badge mark={row.mark} tone={row.professionalTone ?? 'plain'}>
                {row.professional}
              </Badge>
            ),
            fold: 'end',
          },
          { key: 'beside', heading: 'Beside it', cell: (row) => row.beside, muted: true, fold: 'wide' },
        ]}
      />
    </Leaf>
  );
}
