import { z } from 'zod';
import { timestamp } from '@/lib/clock';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';
import { faultWords } from './addresses/fault-words';
import type { AddressItem } from './queries';

export const addressInput = z.object({
  /** What its owner calls it; nobody else sees it. */
  name: z.string().max(60, 'At most 60 characters.').optional(),
  address: z
    .string()
    .trim()
    .min(1, 'Paste the address of the calendar.')
    .max(2000, 'At most 2000 characters.'),
});
export const addressParams = z.object({ id: z.string().regex(idPattern('ca')) });

/** A calendar that is read by its secret address, which no answer ever has in it. */
const addressAnswer = z.object({
  id: z.string(),
  name: z.string(),
  /** `unreadable`: while it is so, no times are offered with its owner. */
  state: z.enum(['connected', 'unreadable']),
  failure: z.object({ code: z.string(), message: z.string(), since: z.iso.datetime() }).nullable(),
});

export function presentAddress({
  id,
  name,
  state,
  failure,
  failedAt,
}: AddressItem): z.infer<typeof addressAnswer> {
  const told =
    failure === null || failedAt === null
      ? null
      : { code: failure, message: faultWords(failure), since: timestamp(failedAt) };
  return { id, name, state, failure: told };
}

export const listAddressesRoute = defineRoute({
  method: 'GET',
  path: '/api/calendar/addresses',
  summary: 'Your calendars that are read by a secret address',
  action: 'calendar.connect',
  limit: 'read',
  answer: z.object({ items: z.array(addressAnswer) }),
});

export const addAddressRoute = defineRoute({
  method: 'POST',
  path: '/api/calendar/addresses',
  summary: 'Have a calendar read by its secret iCalendar address',
  action: 'calendar.connect',
  limit: 'write',
  body: addressInput,
  answer: addressAnswer,
  status: 201,
  refuses: [409],
});

export const removeAddressRoute = defineRoute({
  method: 'DELETE',
  path: '/api/calendar/addresses/{id}',
  summary: 'Forget a calendar and its address',
  action: 'calendar.connect',
  limit: 'write',
  params: addressParams,
  answer: z.object({ id: z.string() }),
});
