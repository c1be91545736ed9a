import type { KeyboardEvent } from 'react';
import { FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { windowField } from '@/lib/availability/draft-fields';
import { minuteOf, stepTime, timeOf } from '@/lib/availability/typed-times';
import type { DraftWindow } from '@/lib/availability/week-draft';
import { DropButton, type Press } from './step-button';
import styles from './week-form.module.css';

/** From when to when, and the way to remove it. Arrows go by quarters; what is typed is written out on leaving. */
export function WindowRow({
  day,
  weekday,
  window,
  index,
  errors,
  onPress,
  onChange,
}: {
  day: string;
  weekday: number;
  window: DraftWindow;
  index: number;
  errors: Readonly<Record<string, string>>;
  onPress: Press;
  onChange: (end: 'start' | 'end', value: string) => void;
}) {
  const field = (end: 'start' | 'end') => {
    const id = windowField(weekday, index, end);
    const typed = window[end];
    return {
      id,
      name: id,
      value: typed,
      inputMode: 'numeric' as const,
      autoComplete: 'off',
      maxLength: 12,
      placeholder: end === 'start' ? '09:00' : '17:00',
      'aria-label': `${day}, ${end === 'start' ? 'from' : 'to'}${index > 0 ? `, hours ${index + 1}` : ''}`,
      ...(errors[id] && { 'aria-invalid': true, 'aria-describedby': `${id}-error`, className: styles.bad }),
      onChange: (event: { target: { value: string } }) => onChange(end, event.target.value),
      // What can be read is written out, so that it is seen how it was read.
      onBlur: () => {
        const minute = minuteOf(typed, end);
        if (minute !== null && timeOf(minute) !== typed) onChange(end, timeOf(minute));
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        onChange(end, stepTime(typed, end, event.key === 'ArrowUp'));
      },
    };
  };
  return (
    <div className={styles.row}>
      <Input {...field('start')} />
      <span className="s muted">to</span>
      <Input {...field('end')} />
      <DropButton
        step={{ kind: 'remove', weekday, index }}
        onPress={onPress}
        label={`Remove ${window.start || 'empty'} to ${window.end || 'empty'} on ${day}`}
      />
      {(['start', 'end'] as const).map((end) => {
        const id = windowField(weekday, index, end);
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
}
