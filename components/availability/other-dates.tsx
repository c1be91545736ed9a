import { Input, Select, type SelectOption } from '@/components/ui/input';
import type { DraftList, WeekDraft } from '@/lib/availability/week-draft';
import { DraftRows, type FieldErrors } from './draft-rows';
import type { Press } from './step-button';
import styles from './week-form.module.css';

type Props = {
  draft: WeekDraft;
  errors: FieldErrors;
  onPress: Press;
  onChange: (list: DraftList, id: number, part: string, value: string) => void;
};

/** Dates on which somebody is not available at all, one row for each absence. */
export function DaysOff({ draft, ...rest }: Props) {
  return (
    <DraftRows list="off" rows={draft.off} what="absence" parts={['from', 'to']} add="Add days off" {...rest}>
      {(control) => (
        <>
          <Input type="date" {...control('from', 'First day off')} />
          <span className="s muted">to</span>
          <Input type="date" {...control('to', 'Last day off')} />
        </>
      )}
    </DraftRows>
  );
}

const KINDS: SelectOption[] = [
  { value: 'open', label: 'Also free' },
  { value: 'blocked', label: 'Not free' },
];

/** Hours of single dates, more or fewer than the week says. */
export function SingleDates({ draft, ...rest }: Props) {
  return (
    <DraftRows
      list="dates"
      rows={draft.dates}
      what="date"
      parts={['date', 'kind', 'start', 'end']}
      add="Add hours of a date"
      {...rest}
    >
      {(control) => (
        <>
          <Input type="date" {...control('date', 'Date')} />
          <span className={styles.kind}>
            <Select options={KINDS} {...control('kind', 'More hours or fewer')} />
          </span>
          <span className={styles.range}>
            <Input {...TIME} placeholder="09:00" {...control('start', 'From')} />
            <span className="s muted">to</span>
            <Input {...TIME} placeholder="17:00" {...control('end', 'To')} />
          </span>
        </>
      )}
    </DraftRows>
  );
}

const TIME = { inputMode: 'numeric', autoComplete: 'off', maxLength: 12 } as const;

/** Days in another zone: the hours of these dates are then meant there. */
export function Trips({ draft, zones, ...rest }: Props & { zones: readonly SelectOption[] }) {
  const options = [{ value: '', label: 'Choose where' }, ...zones];
  return (
    <DraftRows
      list="trips"
      rows={draft.trips}
      what="trip"
      parts={['from', 'to', 'zone']}
      add="Add a trip"
      {...rest}
    >
      {(control) => (
        <>
          <Input type="date" {...control('from', 'First day away')} />
          <span className="s muted">to</span>
          <Input type="date" {...control('to', 'Last day away')} />
          <span className={styles.zone}>
            <Select options={options} {...control('zone', 'Time zone')} />
          </span>
        </>
      )}
    </DraftRows>
  );
}
