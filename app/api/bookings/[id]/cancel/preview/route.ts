import { previewCancelling } from '@/lib/bookings/preview-cancel';
import { cancelPreviewRoute } from '@/lib/bookings/schema';
import { handle } from '@/lib/handler';

export const GET = handle(cancelPreviewRoute, ({ actor, params }) => previewCancelling(actor, params.id));
