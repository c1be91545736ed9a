import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { orRefusal, requireActor } from '@/lib/page-access';
import { startOnboarding } from '@/lib/payments/start-onboarding';

/** Where Stripe sends professionals whose link is used up: goes back there with a new one. */
export default async function AgainToStripe() {
  const actor = await requireActor('/professional/settings/stripe/refresh');
  const onboarding = await orRefusal(startOnboarding(actor));
  redirect((onboarding.ok ? onboarding.value.url : '/professional/settings?stripe=unread#payouts') as Route);
}
