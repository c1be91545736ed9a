import { FieldError } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { Input } from '@/components/ui/input';
import { type DraftDaysOff, offField, writeStep } from '@/lib/availability/week-draft';
import { addId, type Press, StepButton } from './step-button';
import styles from './week-form.module.css';

/** Dates on which somebody is not available at all, one row for each absence. */
export function DaysOff({
  off,
  errors,
  onPress,
  onChange,
}: {
  off: readonly DraftDaysOff[];
  errors: Readonly<Record<string, string>>;
  onPress: Press;
  onChange: (id: number, end: 'from' | 'to', value: string) => void;
}) {
  return (
    <div className={styles.off}>
      {off.length > 0 && (
        <div className={styles.rows}>
          {off.map((row, index) => {
            const field = (end: 'from' | 'to') => {
              const id = offField(index, end);
              return {
                id,
                name: id,
                type: 'date',
                value: row[end],
                'aria-label': `${end === 'from' ? 'First' : 'Last'} day off, absence ${index + 1}`,
                ...(errors[id] && {
                  'aria-invalid': true,
                  'aria-describedby': `${id}-error`,
                  className: styles.bad,
                }),
                onChange: (event: { target: { value: string } }) => onChange(row.id, end, event.target.value),
              };
            };
            return (
              <div className={styles.row} key={row.id}>
                <Input {...field('from')} />
                <span className="s muted">to</span>
                <Input {...field('to')} />
                <button
                  type="submit"
                  name="op"
                  value={writeStep({ kind: 'remove_off', index })}
                  className={styles.drop}
                  aria-label={`Remove absence ${index + 1}`}
                  onClick={(event) => {
                    event.preventDefault();
                    onPress({ kind: 'remove_off', index });
                  }}
                >
                  <Icon name="close" />
                </button>
                {(['from', 'to'] as const).map((end) => {
                  const id = offField(index, end);
                  return (
                    errors[id] && (
                      <FieldError key={end} id={`${id}-error`}>
                        {errors[id]}
                      </FieldError>
                    )
                  );
                })}
              </div>
            );
          })}
        </div>
      )}
      <p className={off.length > 0 ? 'mt-3' : undefined}>
        <StepButton id={addId('off')} step={{ kind: 'add_off' }} onPress={onPress}>
          Add days off
        </StepButton>
      </p>
    </div>
  );
}
