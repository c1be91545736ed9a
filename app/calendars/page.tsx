import type { Metadata } from 'next';
import { CalendarLeaf } from '@/components/availability/calendar-leaf';
import { AddressesLeaf } from '@/components/calendars/addresses-leaf';
import { ChoiceLeaf } from '@/components/calendars/choice-leaf';
import { FeedLeaf } from '@/components/calendars/feed-leaf';
import { PageHead } from '@/components/ui/page-head';
import { calendarChoice } from '@/lib/availability/google-calendars/choice';
import { calendarAddresses, connectedCalendar } from '@/lib/availability/queries';
import { env } from '@/lib/env';
import { feedMadeAt } from '@/lib/notifications/feed/own-feed';
import { requireActor } from '@/lib/page-access';
import { addAddressAction, removeAddressAction } from './actions';
import { chooseAction } from './choose';
import { disconnectAction } from './disconnect';
import { makeFeedAction, revokeFeedAction } from './feed-actions';

export const metadata: Metadata = { title: 'Your calendars' };

/** The calendars that are kept free of calls, and the one of one's calls: the same for candidates and professionals. */
export default async function CalendarsPage() {
  const actor = await requireActor('/calendars');
  const choice = await calendarChoice(actor); // first: it may find that the connection is gone
  const [google, addresses, feed] = await Promise.all([
    connectedCalendar(actor.id),
    calendarAddresses(actor.id),
    feedMadeAt(actor.id),
  ]);
  return (
    <>
      <PageHead
        title="Your calendars"
        lede="Times when you are busy in any of them are not offered for calls. While one of them cannot be read, no times are offered at all."
      />
      {(google || env().GOOGLE_CLIENT_ID) && (
        <CalendarLeaf connection={google} disconnect={disconnectAction} isOwnPage />
      )}
      {choice.state !== 'not_connected' && (
        <ChoiceLeaf choice={choice} zone={actor.zone} choose={chooseAction} />
      )}
      <AddressesLeaf
        items={addresses}
        zone={actor.zone}
        add={addAddressAction}
        remove={removeAddressAction}
      />
      <FeedLeaf madeAt={feed} zone={actor.zone} make={makeFeedAction} revoke={revokeFeedAction} />
    </>
  );
}
