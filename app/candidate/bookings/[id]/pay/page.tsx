import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { bookingPage } from '@/components/booking/links';
import { ownReading } from '@/components/booking/own-reading';
import { CheckoutPage } from '@/components/checkout/checkout-page';
import { CardSkeleton, TakeCard } from '@/components/checkout/take-card';
import { checkout } from '@/lib/bookings/checkout';
import { env } from '@/lib/env';
import { orRefusal, requireActor } from '@/lib/page-access';
import { confirmPayment, keepCard, removeSavedCard, stillFree } from './actions';
import { walletOf } from './wallet';

export const metadata: Metadata = { title: 'Pay' };

/** Paying for a call with a time. Whatever is not payable any more is told by the booking's own page. */
export default async function Pay({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/candidate/bookings/[id]/pay', { id });
  const reading = await ownReading(actor, id, 'candidate');
  const { view } = reading;
  if (!view.allowedActions.includes('checkout')) redirect(bookingPage('candidate', id));

  const opening = orRefusal(checkout(actor, id));
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
