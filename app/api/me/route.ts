import { me } from '@/lib/accounts/me';
import { meRoute } from '@/lib/accounts/schema';
import { handle } from '@/lib/handler';

export const GET = handle(meRoute, ({ actor }) => me(actor));
