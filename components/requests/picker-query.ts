/** The query of a page with a slot picker, as Next reads it from the address. */
export type PickerQuery = Readonly<Partial<Record<'from' | 'every' | 'read', string | string[]>>>;

/** What a slot picker is asked to show. */
export type PickerShown = {
  /** The first day, as the address has it: any text. */
  readonly from: string | undefined;
  /** Every start, however many there are. */
  readonly all: boolean;
  /** The calendars are read now, however lately they were. */
  readonly again: boolean;
};

/** Reads the query of a slot picker. What it does not know shows the picker from its beginning. */
export function pickerShown({ from, every, read }: PickerQuery): PickerShown {
  return { from: [from].flat()[0], all: every === '15', again: read === 'again' };
}
