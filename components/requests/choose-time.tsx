import { costsOf } from '@/components/booking/costs';
import { answerPage } from '@/components/booking/links';
import type { Reading } from '@/components/booking/reading';
import type { SlotOutlook } from '@/lib/availability/queries';
import type { FormState } from '@/lib/form-state';
import { pickerFrame } from './picker-frame';
import { SlotForm } from './slot-form';

/** The half hours when both are free, a week at a time, with the choice beside them. */
export function ChooseTime({
  reading,
  outlook,
  from,
  all,
  schedule,
}: {
  reading: Reading;
  outlook: SlotOutlook;
  /** The first day to show, as the address has it. */
  from: string | undefined;
  /** Every start is shown, however many there are. */
  all: boolean;
  schedule: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const { view } = reading;
  return (
    <SlotForm
      {...pickerFrame(reading, outlook, answerPage(view.id), { from, all })}
      action={schedule}
      bookingId={view.id}
      sums={(costsOf(reading)?.rows ?? []).map((row) => ({
        label: String(row.label),
        sum: String(row.sums[0]),
      }))}
    />
  );
}
