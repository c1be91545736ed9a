import type { Metadata } from 'next';
import { CalendarLeaf } from '@/components/availability/calendar-leaf';
import { AddressesLeaf } from '@/components/calendars/addresses-leaf';
import { PageHead } from '@/components/ui/page-head';
import { calendarAddresses, connectedCalendar } from '@/lib/availability/queries';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';
import { addAddressAction, removeAddressAction } from './actions';
import { disconnectAction } from './disconnect';

export const metadata: Metadata = { title: 'Your calendars' };

/** The calendars that are kept free of calls: the same for candidates and professionals. */
export default async function CalendarsPage() {
  const actor = await requireActor('/calendars');
  const [google, addresses] = await Promise.all([connectedCalendar(actor.id), calendarAddresses(actor.id)]);
  return (
    <>
      <PageHead
        title="Your calendars"
        lede="Times when you are busy in any of them are not offered for calls. While one of them cannot be read, no times are offered at all."
      />
      {(google || env().GOOGLE_CLIENT_ID) && (
        <CalendarLeaf connection={google} disconnect={disconnectAction} isOwnPage />
      )}
      <AddressesLeaf
        items={addresses}
        zone={actor.zone}
        add={addAddressAction}
        remove={removeAddressAction}
      />
    </>
  );
}
