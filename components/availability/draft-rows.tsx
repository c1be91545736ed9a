import type { ReactNode } from 'react';
import { FieldError } from '@/components/ui/field';
import { rowField } from '@/lib/availability/draft-fields';
import type { DraftList } from '@/lib/availability/week-draft';
import { addId, DropButton, type Press, StepButton } from './step-button';
import styles from './week-form.module.css';

export type FieldErrors = Readonly<Record<string, string>>;
/** What a control of a row takes: its name and id, its value, and what is wrong with it. */
export type RowControl = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly className?: string | undefined;
  readonly 'aria-label': string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly onChange: (event: { target: { value: string } }) => void;
};

/**
 * The rows of a list of the draft, each with what is wrong with it and the way to remove it, and the way to add one.
 *
 * @param what a row is called: "absence", "trip"
 * @param parts the parts of a row, in the order of their controls
 * @param children the controls of a row
 */
export function DraftRows<Row extends { readonly id: number }, Part extends string & keyof Row>({
  list,
  rows,
  what,
  parts,
  add,
  errors,
  onPress,
  onChange,
  children,
}: {
  list: DraftList;
  rows: readonly Row[];
  what: string;
  parts: readonly Part[];
  add: string;
  errors: FieldErrors;
  onPress: Press;
  onChange: (list: DraftList, id: number, part: string, value: string) => void;
  children: (control: (part: Part, label: string) => RowControl) => ReactNode;
}) {
  return (
    <div className={styles.list}>
      {rows.length > 0 && (
        <div className={styles.rows}>
          {rows.map((row, index) => {
            const control = (part: Part, label: string): RowControl => {
              const id = rowField(list, index, part);
              return {
                id,
                name: id,
                value: String(row[part]),
                'aria-label': `${label}, ${what} ${index + 1}`,
                ...(errors[id] && {
                  'aria-invalid': true,
                  'aria-describedby': `${id}-error`,
                  className: styles.bad,
                }),
                onChange: (event) => onChange(list, row.id, part, event.target.value),
              };
            };
            return (
              <div className={styles.row} key={row.id}>
                {children(control)}
                <DropButton
                  step={{ kind: 'remove_row', list, index }}
                  onPress={onPress}
                  label={`Remove ${what} ${index + 1}`}
                />
                {parts.map((part) => {
                  const id = rowField(list, index, part);
                  return (
                    errors[id] && (
                      <FieldError key={part} id={`${id}-error`}>
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
      <p className={rows.length > 0 ? 'mt-3' : undefined}>
        <StepButton id={addId(list)} step={{ kind: 'add_row', list }} onPress={onPress}>
          {add}
        </StepButton>
      </p>
    </div>
  );
}
