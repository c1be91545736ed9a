import type { Metadata } from 'next';
import { HoursPage } from '@/components/availability/hours-page';
import { requireActor } from '@/lib/page-access';
import { disconnectAction, saveHoursAction } from './actions';

export const metadata: Metadata = { title: 'Your hours' };

export default async function CandidateHoursPage({
  searchParams,
}: {
  searchParams: Promise<{ calendar?: string | string[]; week?: string | string[] }>;
}) {
  const actor = await requireActor('/candidate/availability');
  const { calendar, week } = await searchParams;
  return (
    <HoursPage
      actor={actor}
      lede="When you could take a call. A time is set only where you and the professional are both free."
      noHours="With no hours, no professional can set a time with you."
      here="/candidate/availability"
      settings="/candidate/settings"
      asked={[week].flat()[0]}
      outcome={[calendar].flat()[0]}
      save={saveHoursAction}
      disconnect={disconnectAction}
    />
  );
}
