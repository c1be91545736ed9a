import { notFound } from 'next/navigation';
import type { Authorised } from '@/lib/access';
import { readBooking } from '@/lib/bookings/queries';
import { now } from '@/lib/clock';
import type { Party } from '@/lib/domain/booking';
import { env } from '@/lib/env';
import { orNotFound } from '@/lib/page-access';
import { asParty, type PartyView, type Reading } from './reading';

/**
 * A booking as the page of one of its sides reads it, at this moment and in the reader's zone. Shows the page for what
 * is not there when there is none, when it is not the reader's, and when it is the other side's.
 */
export async function ownReading<Side extends Party>(
  actor: Authorised<'booking.read'>,
  id: string,
  side: Side,
): Promise<Reading & { readonly view: PartyView & { readonly role: Side } }> {
  const view = asParty(await orNotFound(readBooking(actor, id)));
  if (view?.role !== side) notFound();
  return { view: { ...view, role: side }, zone: actor.zone, now: now(), policy: env().policy };
}
