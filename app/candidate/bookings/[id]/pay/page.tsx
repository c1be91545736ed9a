import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Suspense } from 'react';
import { bookingPage } from '@/components/booking/links';
import { asParty } from '@/components/booking/reading';
import { CheckoutPage } from '@/components/checkout/checkout-page';
import { CardSkeleton, TakeCard } from '@/components/checkout/take-card';
import { checkout } from '@/lib/bookings/checkout';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { orNotFound, orRefusal, requireActor } from '@/lib/page-access';
import { confirmPayment, keepCard, removeSavedCard, stillFree } from './actions';
import { walletOf } from './wallet';

export const metadata: Metadata = { title: 'Pay' };

/** Paying for a call with a time. Whatever is not payable any more is told by the booking's own page. */
export default async function Pay({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/pay', { id });
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== 'candidate') notFound();
  if (!view.allowedActions.includes('checkout')) redirect(bookingPage('candidate', id));

  const opening = orRefusal(checkout(actor, id));
  const reading = { view, zone: actor.zone, now: now(), policy: env().policy };
  return (
    <CheckoutPage reading={reading} isDemo={env().MONET_SANDBOX_URL !== undefined}>
      <Suspense fallback={<CardSkeleton />}>
        <TakeCard
          reading={reading}
          opening={opening}
          wallet={walletOf(actor)}
          apiBase={env().STRIPE_API_BASE}
          confirm={confirmPayment}
          stillFree={stillFree}
          actions={{ keep: keepCard, remove: removeSavedCard }}
        />
      </Suspense>
    </CheckoutPage>
  );
}
