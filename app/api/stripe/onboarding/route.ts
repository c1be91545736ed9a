import { handle } from '@/lib/handler';
import { onboardRoute } from '@/lib/payments/schema';
import { startOnboarding } from '@/lib/payments/start-onboarding';

export const POST = handle(onboardRoute, ({ actor, body }) => startOnboarding(actor, body.country));
