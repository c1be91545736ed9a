import type { Metadata } from 'next';
import { asParty } from '@/components/booking/reading';
import { mostPressing } from '@/components/professional-home/pressing';
import { ProfessionalHome } from '@/components/professional-home/professional-home';
import { listAgenda } from '@/lib/bookings/agenda';
import { countBookings, readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { listingOf } from '@/lib/listings/queries';
import { workEmailOf } from '@/lib/listings/work-email';
import { requireActor } from '@/lib/page-access';
import { earningsPeriods, earningsSums, firstUnwritten, paidBetween } from '@/lib/payments/earnings/earnings';
import { payoutAccountOf } from '@/lib/payments/queries';

export const metadata: Metadata = { title: 'Your calls' };

const SHOWN = 5;

/** A professional's start page. */
export default async function Page() {
  const actor = await requireActor('/professional');
  const reader = { side: 'professional' as const, zone: actor.zone, now: now(), policy: env().policy };
  const { year, yearBounds } = earningsPeriods(reader.now, actor.zone);
  const few = { limit: SHOWN };
  const [requests, feedback, coming, all, listing, email, payouts, sums, [paid], firstDue] =
    await Promise.all([
      listAgenda(actor, { view: 'requests', ...few }),
      listAgenda(actor, { view: 'feedback', ...few }),
      listAgenda(actor, { view: 'coming', ...few }),
      countBookings(actor),
      listingOf(actor.id),
      workEmailOf(actor.id),
      payoutAccountOf(actor.id),
      earningsSums(actor),
      paidBetween(actor, yearBounds),
      firstUnwritten(actor),
    ]);
  const lists = { requests: requests.items, feedback: feedback.items, coming: coming.items };
  const first = mostPressing(Object.values(lists).flat(), reader.now, reader.policy);
  const view = first && asParty(await readBooking(actor, first.id));
  return (
    <ProfessionalHome
      lists={lists}
      counts={{
        requests: all.requested,
        feedback: all.completed_pending_feedback,
        coming: all.accepted + all.confirmed,
      }}
      pressing={view && { ...reader, view }}
      listing={listing}
      onboarding={
        listing?.state === 'draft' ? { missing: listing.missing, email, payouts, zone: actor.zone } : null
      }
      money={{ sums, year, paid, firstDue }}
      reader={reader}
    />
  );
}
