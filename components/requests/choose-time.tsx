import { costsOf } from '@/components/booking/costs';
import { answerPage } from '@/components/booking/links';
import type { Reading } from '@/components/booking/reading';
import type { SlotOutlook } from '@/lib/availability/queries';
import { holdEnd } from '@/lib/domain/booking-deadlines';
import type { FormAction } from '@/lib/form-state';
import { pickerFrame } from './picker-frame';
import type { PickerShown } from './picker-query';
import { SlotForm } from './slot-form';

/** The half hours when both are free, a week at a time, with the choice beside them. */
export function ChooseTime({
  reading,
  outlook,
  shown,
  schedule,
}: {
  reading: Reading;
  outlook: SlotOutlook;
  shown: PickerShown;
  schedule: FormAction;
}) {
  return (
    <SlotForm
      action={schedule}
      slots={pickerFrame(reading, outlook, answerPage(reading.view.id), shown, (startAt, now) =>
        holdEnd(now, startAt, reading.policy),
      )}
      sums={(costsOf(reading)?.rows ?? []).map((row) => ({
        label: String(row.label),
        sum: String(row.sums[0]),
      }))}
    />
  );
}
