import { type Client, type Copy, signIn } from './http';

export const QUESTION =
  'I would like to practise an interview for your kind of work under time, and hear honestly where I stand.';

/** A request that waits for its professional's answer, with both people by HTTP. */
export async function openRequest(
  copy: Copy,
  people: { candidate: string; professional: string; question?: string },
): Promise<{ id: string; candidate: Client; professional: Client }> {
  const [candidate, professional] = await Promise.all([
    signIn(copy, people.candidate),
    signIn(copy, people.professional),
  ]);
  const me = await professional.json('GET', '/api/me');
  const { id } = await candidate.json('POST', '/api/bookings/request', {
    professionalId: (me.listing as { id: string }).id,
    question: people.question ?? QUESTION,
  });
  return { id: String(id), candidate, professional };
}
