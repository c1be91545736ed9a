import { type CardSearch, searchFor, searchParams } from '@/lib/listings/schema';
import { checked, queryOf } from '@/lib/request-input';

/**
 * The search that the query of an address asks for, as the HTTP interface reads it.
 * @throws AppError `invalid_fields`
 */
export function cardSearch(query: string | Record<string, string>): CardSearch {
  return searchFor(checked(searchParams, queryOf(new URLSearchParams(query))));
}
