import { handle } from '@/lib/handler';
import { startOnboarding } from '@/lib/payments/onboarding/start-onboarding';
import { onboardRoute } from '@/lib/payments/schema';

export const POST = handle(onboardRoute, ({ actor, body }) => startOnboarding(actor, body.country));
