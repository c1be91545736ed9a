import { SelectField, type SelectOption } from '@/components/ui/input';
import { ruleField } from '@/lib/availability/draft-fields';
import type { DraftRules, RuleField } from '@/lib/availability/week-draft';
import { formatQuantity } from '@/lib/format';
import type { FieldErrors } from './draft-rows';
import styles from './week-form.module.css';

/** Notice, time between calls, and how many there may be. @param minNoticeHours what everybody gets at least */
export function OwnRules({
  rules,
  minNoticeHours,
  errors,
  onChange,
}: {
  rules: DraftRules;
  minNoticeHours: number;
  errors: FieldErrors;
  onChange: (rule: RuleField, value: string) => void;
}) {
  const field = (
    rule: RuleField,
    values: readonly number[],
    none: string,
    words: (value: number) => string,
  ) => ({
    name: ruleField(rule),
    value: rules[rule],
    options: optionsOf(rules[rule], values, none, words),
    error: errors[ruleField(rule)],
    onChange: (event: { target: { value: string } }) => onChange(rule, event.target.value),
  });
  const longer = NOTICE_HOURS.filter((hours) => hours > minNoticeHours);
  return (
    <div className={styles.rules}>
      <SelectField
        label="A call starts at the earliest"
        {...field(
          'noticeHours',
          longer,
          `${hoursWords(minNoticeHours)} from now`,
          (hours) => `${hoursWords(hours)} from now`,
        )}
      />
      <SelectField
        label="Kept free before and after each call"
        {...field('bufferMinutes', BUFFER_MINUTES, 'Nothing', minutesWords)}
      />
      <SelectField
        label="Calls a day"
        {...field('callsPerDay', upTo(8), 'Any number', (calls) => `At most ${calls}`)}
      />
      <SelectField
        label="Calls a week"
        {...field('callsPerWeek', upTo(20), 'Any number', (calls) => `At most ${calls}`)}
      />
    </div>
  );
}

const NOTICE_HOURS = [8, 12, 24, 48, 72, 168, 336];
const BUFFER_MINUTES = [5, 10, 15, 30, 45, 60, 90, 120];

function upTo(most: number): number[] {
  return Array.from({ length: most }, (_, index) => index + 1);
}

/** The values to choose from, with the present one among them wherever it came from. */
function optionsOf(
  present: string,
  values: readonly number[],
  none: string,
  words: (value: number) => string,
): SelectOption[] {
  const own = /^\d+$/.test(present) ? [Number(present)] : [];
  const all = [...new Set([...values, ...own])].sort((a, b) => a - b);
  return [{ value: '', label: none }, ...all.map((value) => ({ value: String(value), label: words(value) }))];
}

function hoursWords(hours: number): string {
  return hours >= 48 && hours % 24 === 0 ? formatQuantity(hours / 24, 'day') : formatQuantity(hours, 'hour');
}

function minutesWords(minutes: number): string {
  return formatQuantity(minutes, 'minute');
}
