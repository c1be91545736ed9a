import type { Metadata, Route } from 'next';
import { HoursPage } from '@/components/availability/hours-page';
import { SlotRules } from '@/components/listing-settings/slot-rules';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';
import { disconnectAction, saveHoursAction } from './actions';

export const metadata: Metadata = { title: 'Your hours' };

type Props = { searchParams: Promise<{ calendar?: string | string[]; week?: string | string[] }> };

/** When the professional could take a call, and the calendar that is kept free. */
export default async function Page({ searchParams }: Props) {
  const actor = await requireActor('/professional/availability');
  const { calendar, week } = await searchParams;
  return (
    <>
      <HoursPage
        actor={actor}
        lede="When you could take a call. You choose each time yourself; hours only say where to look for one."
        noHours="With no hours your card is not on Monet, and no time can be set."
        here="/professional/availability"
        settings={'/professional/settings#account' as Route}
        asked={[week].flat()[0]}
        outcome={[calendar].flat()[0]}
        save={saveHoursAction}
        disconnect={disconnectAction}
      />
      <SlotRules policy={env().policy} />
    </>
  );
}
