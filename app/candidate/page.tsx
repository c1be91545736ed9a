import type { Metadata } from 'next';
import { CandidateHome } from '@/components/account/candidate-home';
import { mostPressing } from '@/components/account/most-pressing';
import { asParty, type Reading } from '@/components/booking/reading';
import { type Authorised, authorise } from '@/lib/access';
import { candidateProfile } from '@/lib/accounts/queries';
import { type BookingListItem, listBookings, readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Your calls' };

const LIMIT = 20;
const RECENT = 5;

/** The candidate's start page. */
export default async function CandidatePage() {
  const candidate = await requireActor('/candidate');
  const actor = authorise(candidate, 'bookings.list');
  const [upcoming, waiting, recent, profile] = await Promise.all([
    listBookings(actor, {
      status: ['accepted', 'confirmed', 'completed_pending_feedback'],
      limit: LIMIT,
      order: 'soonest',
    }),
    listBookings(actor, { status: 'requested', limit: LIMIT }),
    listBookings(actor, {
      status: ['completed', 'refunded', 'cancelled', 'declined', 'expired'],
      limit: RECENT,
    }),
    candidateProfile(actor.id),
  ]);
  const reader = { side: 'candidate' as const, zone: actor.zone, now: now(), policy: env().policy };
  const pressing = await readPressing(actor, [...upcoming.items, ...recent.items], reader);
  return (
    <CandidateHome
      lists={{ upcoming: upcoming.items, waiting: waiting.items, recent: recent.items }}
      pressing={pressing}
      reader={reader}
      hasProfile={profile !== null}
    />
  );
}

/** The first booking that needs something; a call that has been rated already does not. */
async function readPressing(
  actor: Authorised<'bookings.list'>,
  items: readonly BookingListItem[],
  reader: Omit<Reading, 'view'>,
): Promise<Reading | null> {
  for (const { id, status } of mostPressing(items, reader.now)) {
    const view = asParty(await readBooking(authorise(actor, 'booking.read'), id));
    if (!view || (status === 'completed' && !view.allowedActions.includes('rate'))) continue;
    return { view, zone: reader.zone, now: reader.now, policy: reader.policy };
  }
  return null;
}
