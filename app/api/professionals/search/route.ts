import { handle } from '@/lib/handler';
import { searchFor, searchRoute } from '@/lib/listings/schema';
import { searchCards } from '@/lib/listings/search';

export const GET = handle(searchRoute, ({ query }) => searchCards(searchFor(query)));
