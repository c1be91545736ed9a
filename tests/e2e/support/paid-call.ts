import { type Checkout, type Client, type Copy, signIn } from './http';

/** A booking that is paid and confirmed, with both its people by HTTP. */
export type PaidCall = {
  readonly id: string;
  readonly startAt: Date;
  readonly candidate: Client;
  readonly professional: Client;
};

/**
 * Requests, accepts, schedules and pays a call by HTTP, as the beginning of a test that is about what comes after.
 * @param slot which of the merged half hours, from 0; the last where there are fewer
 */
export async function paidCall(
  copy: Copy,
  people: { candidate: string; professional: string; slot: number },
): Promise<PaidCall> {
  const [candidate, professional] = await Promise.all([
    signIn(copy, people.candidate),
    signIn(copy, people.professional),
  ]);
  const me = await professional.json('GET', '/api/me');
  const { id } = await candidate.json('POST', '/api/bookings/request', {
    professionalId: (me.listing as { id: string }).id,
    question:
      'I would like to practise an interview for your desk under time, and hear honestly where I stand.',
  });
  const { slots } = await professional.json('POST', `/api/bookings/${id}/accept`);
  const offered = slots as { startAt: string }[];
  const { startAt } = offered[people.slot] ?? offered.at(-1) ?? {};
  if (!startAt) throw new TypeError(`${people.candidate} and ${people.professional} share no half hour`);
  await professional.json('POST', `/api/bookings/${id}/schedule`, { startAt });
  const checkout = (await candidate.json('POST', `/api/bookings/${id}/checkout`)) as Checkout;
  await copy.confirmCard(checkout);
  const { paymentIntentId } = checkout;
  await candidate.json('POST', '/api/payments/confirm', { paymentIntentId });
  return { id: String(id), startAt: new Date(startAt), candidate, professional };
}
