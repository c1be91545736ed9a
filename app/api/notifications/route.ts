import { handle } from '@/lib/handler';
import { listNotifications } from '@/lib/notifications/queries';
import { listNotificationsRoute } from '@/lib/notifications/schema';

export const GET = handle(listNotificationsRoute, ({ actor, query }) => listNotifications(actor.id, query));
