import { handle } from '@/lib/handler';
import { parseSearch, searchRoute } from '@/lib/listings/schema';
import { searchCards } from '@/lib/listings/search';

export const GET = handle(searchRoute, ({ request }) =>
  searchCards(parseSearch(new URL(request.url).searchParams)),
);
