import { bookingPage } from '@/components/booking/links';
import { callWith, type Reading, slotOf } from '@/components/booking/reading';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Terms } from '@/components/ui/facts';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { Statement } from '@/components/ui/statement';
import type { Receipt } from '@/lib/payments/receipt';
import { PrintButton } from './print-button';
import { inBothZones, receiptRows } from './receipt-rows';

/**
 * The receipt of one paid booking, for the candidate to print. The other side is named as on the booking's page, but not
 * on paper, which is passed on: there they are what their card says.
 */
export function ReceiptPage({
  reading,
  receipt,
  payer,
}: {
  reading: Reading;
  receipt: Receipt;
  payer: string;
}) {
  const { view, zone, policy } = reading;
  const slot = slotOf(view);
  const held = slot && inBothZones(slot.start, zone);
  return (
    <>
      <Breadcrumb items={[{ href: bookingPage('candidate', view.id), label: 'Booking' }]} />
      <PageHead title="Receipt" lede={`${receipt.number} from ${receipt.seller}`}>
        <div className="row mt-4 print:hidden">
          <PrintButton />
        </div>
      </PageHead>
      <Leaf title="What you paid" note="US dollars">
        <Statement caption="What you paid" rows={receiptRows(receipt, policy.callMinutes, zone)} />
      </Leaf>
      <Leaf title="Details">
        <Terms
          items={[
            { term: 'Receipt', value: <span className="nb">{receipt.number}</span> },
            { term: 'Seller', value: receipt.seller },
            { term: 'Paid by', value: payer },
            { term: 'For', value: <Bought reading={reading} /> },
            ...(held
              ? [{ term: 'Time of the call', value: held.utc ? `${held.own}; ${held.utc}` : held.own }]
              : []),
          ]}
        />
      </Leaf>
    </>
  );
}

function Bought({ reading }: { reading: Reading }) {
  return (
    <>
      <span className="print:hidden">{callWith(reading)}</span>
      <span className="hidden print:inline">Call with {reading.view.counterpart.headline}</span>
    </>
  );
}
