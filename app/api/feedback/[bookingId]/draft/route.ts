import { saveDraft } from '@/lib/feedback/save-draft';
import { saveDraftRoute } from '@/lib/feedback/schema';
import { handle } from '@/lib/handler';

export const PUT = handle(saveDraftRoute, ({ actor, params, body }) =>
  saveDraft(actor, params.bookingId, body),
);
