import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { orRefusal, requireActor } from '@/lib/page-access';
import { ONBOARDING_PAGES, startOnboarding } from '@/lib/payments/onboarding/start-onboarding';
import { isProven, provePath } from '@/lib/proof';

/** Where Stripe sends professionals whose link is used up: goes back there with a new one. */
export default async function AgainToStripe() {
  const actor = await requireActor('/professional/settings/stripe/refresh');
  if (!isProven(actor)) redirect(provePath(ONBOARDING_PAGES.again) as Route);
  const onboarding = await orRefusal(startOnboarding(actor));
  redirect((onboarding.ok ? onboarding.value.url : '/professional/settings?stripe=unread#payouts') as Route);
}
