import type { InputHTMLAttributes } from 'react';
import type { PickerDay, PickerSlot } from './picker-days';
import styles from './slots.module.css';

/** The chosen half hour, spelled out for either side. */
export type Choice = { readonly time: string; readonly beside: string | null; readonly until: string };

export function findChoice(
  days: readonly PickerDay[],
  wanted: string | null,
  otherZone: string,
): Choice | null {
  for (const { day, slots } of days) {
    const slot = slots.find(({ startAt }) => startAt === wanted);
    if (slot) {
      const { own, ownEnd, other, until } = slot;
      return { time: `${day}, ${own}-${ownEnd}`, beside: other && besideWords(other, otherZone), until };
    }
  }
  return null;
}

function besideWords({ start, end, day }: NonNullable<PickerSlot['other']>, otherZone: string): string {
  return `${day ? `${day}, ` : ''}${start}-${end} in ${otherZone}`;
}

const SHIFTS = { '-1': 'day before', '0': '', '1': 'next day' } as const;

/** What kind of field a half hour is, and whether it is chosen. */
export type SlotField = (slot: PickerSlot) => InputHTMLAttributes<HTMLInputElement>;

/** A day of the slot picker: its half hours as radio buttons or check boxes, whichever `field` makes of each. */
export function SlotDay({
  day,
  zones: [zone, otherZone],
  field,
}: {
  day: PickerDay;
  /** The reader's and the other side's, as in "London". */
  zones: readonly [string, string];
  field: SlotField;
}) {
  const heading = (
    <div>
      <h2>{day.day}</h2>
      {day.ranges.length > 0 && (
        <p className={styles.ranges}>
          {day.ranges.map((range, index) => (
            <span key={range}>
              {range}
              {index < day.ranges.length - 1 && ','}
            </span>
          ))}
        </p>
      )}
    </div>
  );
  if (day.why) {
    return (
      <div className={styles.day}>
        {heading}
        <p className={styles.none}>{day.why}</p>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the grid that this is
    <div className={styles.day} role="group" aria-label={day.day}>
      {heading}
      <div className={styles.slots}>
        {day.slots.map((slot) => (
          <label key={slot.startAt} className={styles.slot}>
            <input
              value={slot.startAt}
              aria-label={`${day.day}, ${slot.own} in ${zone}${slot.other ? `, ${besideWords(slot.other, otherZone)}` : ''}`}
              {...field(slot)}
            />
            <span>
              <b>{slot.own}</b>
              {slot.other && (
                <small>
                  {slot.other.start} {SHIFTS[slot.other.shift]}
                </small>
              )}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}
