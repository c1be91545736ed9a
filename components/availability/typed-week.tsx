import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { WEEKDAYS, type WeekDraft, windowsOf } from '@/lib/availability/week-draft';
import { DayHours } from './day-hours';
import type { FieldErrors } from './draft-rows';
import type { Press } from './step-button';
import styles from './week-form.module.css';

/**
 * The week as rows of times to type, folded away under the grid; without script it is open and the grid is not there.
 * The fields are what the form sends, in either case. It opens by itself where one of them is wrong.
 */
export function TypedWeek({
  draft,
  errors,
  onPress,
  onChange,
}: {
  draft: WeekDraft;
  errors: FieldErrors;
  onPress: Press;
  onChange: (draft: WeekDraft) => void;
}) {
  const isWrong = Object.keys(errors).some((field) => /^d[1-7]\./.test(field));
  const [isOpen, setOpen] = useState(isWrong);
  useEffect(() => {
    if (isWrong) setOpen(true);
  }, [isWrong]);
  return (
    <details
      className={styles.typed}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="btn btn--quiet btn--s">
        Type the times
        <Icon name="down" />
      </summary>
      {WEEKDAYS.map((day, index) => (
        <DayHours
          key={day}
          weekday={index + 1}
          windows={windowsOf(draft, index + 1)}
          errors={errors}
          onPress={onPress}
          onChange={(id, end, value) => onChange(withTime(draft, id, end, value))}
        />
      ))}
    </details>
  );
}

function withTime(draft: WeekDraft, id: number, end: 'start' | 'end', value: string): WeekDraft {
  const days = draft.days.map((windows) =>
    windows.map((window) => (window.id === id ? { ...window, [end]: value } : window)),
  );
  return { ...draft, days };
}
