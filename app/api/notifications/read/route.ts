import { handle } from '@/lib/handler';
import { markRead } from '@/lib/notifications/mark-read';
import { markNotificationsReadRoute } from '@/lib/notifications/schema';

export const POST = handle(markNotificationsReadRoute, ({ actor, body }) => markRead(actor, body.ids));
