import { notFound } from '@/lib/errors';
import { handle } from '@/lib/handler';
import { professionalRoute } from '@/lib/listings/schema';
import { publicCard } from '@/lib/listings/search';

export const GET = handle(professionalRoute, async ({ params }) => {
  const card = await publicCard(params.id);
  if (!card) throw notFound('professional');
  return card;
});
