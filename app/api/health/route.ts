import { handle } from '@/lib/handler';
import { healthRoute } from '@/lib/system/schema';

export const GET = handle(healthRoute, async () => ({ ok: true }));
