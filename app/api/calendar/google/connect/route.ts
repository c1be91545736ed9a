import { beginGoogleConnect } from '@/lib/availability/connect-google';
import { redirectToConsent, redirectWithOutcome } from '@/lib/availability/connect-redirects';
import { connectGoogleRoute } from '@/lib/availability/schema';
import { handle } from '@/lib/handler';

export const GET = handle(connectGoogleRoute, async ({ actor }) => {
  const consent = beginGoogleConnect(actor);
  return consent ? redirectToConsent(consent) : redirectWithOutcome(actor, 'not_configured');
});
