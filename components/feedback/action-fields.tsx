'use client';

import { FieldError, fieldWiring } from '@/components/ui/field';
import styles from './feedback.module.css';
import type { Remark } from './remarks';

/** The three things to do next, each with the remark on it and what is wrong with it. */
export function ActionFields({
  actions,
  remarks,
  errors,
  onChange,
}: {
  actions: readonly string[];
  remarks: readonly Remark[];
  errors: Readonly<Record<string, string>>;
  onChange: (index: number, action: string) => void;
}) {
  return (
    <ol className={styles.actions}>
      {actions.map((action, index) => {
        const id = `actions.${index}`;
        const error = errors[id] ?? (index === 0 ? errors.actions : undefined);
        const said = remarks.filter((remark) => remark.field === id);
        const asks = said.length > 0 ? `${id}-said` : undefined;
        const state = error ? 'field field--bad' : asks ? 'field field--ask' : 'field';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: there are three, each in its place
          <li key={index}>
            <b aria-hidden="true">{index + 1}</b>
            <div className={state}>
              <textarea
                {...fieldWiring(id, null, error, asks)}
                className="area area--grow"
                name="actions[]"
                rows={1}
                aria-label={`Action ${index + 1}`}
                value={action}
                onChange={(event) => onChange(index, event.target.value)}
              />
              {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
              {asks && (
                <div className={styles.said} id={asks}>
                  {said.map((remark) => (
                    <p key={remark.number}>
                      <b>{remark.number}</b>
                      <span>
                        <b>{remark.message}.</b> {remark.hint}
                      </span>
                    </p>
                  ))}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
