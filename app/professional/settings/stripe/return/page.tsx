import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/page-access';
import { returnFromOnboarding } from '@/lib/payments/onboarding/return-from-onboarding';

/** Where Stripe sends professionals back to: reads their account and goes on to the settings. */
export default async function ReturnFromStripe() {
  const actor = await requireActor('/professional/settings/stripe/return');
  const outcome = await returnFromOnboarding(actor);
  redirect(`/professional/settings?stripe=${outcome}#payouts` as Route);
}
