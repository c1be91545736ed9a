import { disconnectGoogle } from '@/lib/availability/disconnect-google';
import { disconnectGoogleRoute } from '@/lib/availability/schema';
import { handle } from '@/lib/handler';

export const POST = handle(disconnectGoogleRoute, ({ actor }) => disconnectGoogle(actor));
