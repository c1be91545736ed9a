/**
 * From when on the two people of a booking know who the other is: once it has been confirmed, whatever becomes of it
 * then. Names, pictures and CVs go by this and nothing else; `knowEachOther` (lib/bookings/queries.ts) asks the database
 * the same.
 */
export function namesAreKnown(booking: { readonly confirmedAt: Date | null }): boolean {
  return booking.confirmedAt !== null;
}
