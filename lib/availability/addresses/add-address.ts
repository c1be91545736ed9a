import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { now, toDate } from '@/lib/clock';
import { transaction } from '@/lib/db';
import { bookableHorizon, instantOfMinute } from '@/lib/domain/slots';
import { encrypt } from '@/lib/encryption';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { readIcsBusy } from '@/lib/providers/ics/read-busy';
import type { AddressItem } from '../queries';
import { FAULT_WORDS } from './fault-words';
import { addressPlace } from './place';

/** More calendars than anybody has; each is read whenever a time is looked for. */
export const MOST_ADDRESSES = 5;

/**
 * Takes a calendar by its secret address. It is read once before it is kept, so that a wrong address shows at once and
 * not when a time is looked for.
 * @throws AppError `invalid_fields` for an address that is no readable calendar, `calendar_unreadable` when its server
 *   does not answer, `wrong_state` when there are `MOST_ADDRESSES` already
 */
export async function addAddress(
  actor: Authorised<'calendar.connect'>,
  input: { readonly name?: string | undefined; readonly address: string },
): Promise<AddressItem> {
  const address = input.address.trim().replace(/^webcals?:/i, 'https:');
  const horizon = bookableHorizon(now(), env().policy);
  const [from, to] = [instantOfMinute(horizon.start), instantOfMinute(horizon.end)];
  const answer = await readIcsBusy(address, { from, to, zone: actor.zone });
  if (!answer.ok) {
    const message = FAULT_WORDS[answer.code];
    if (answer.code === 'unavailable')
      throw new AppError('calendar_unreadable', message, { log: answer.log });
    throw new AppError('invalid_fields', 'The calendar could not be read.', {
      fields: [{ path: 'address', message }],
      log: answer.log,
    });
  }
  const id = newId('ca');
  const name = input.name?.trim() || new URL(address).hostname.slice(0, 60);
  await transaction(async (tx) => {
    // The lock first, in a statement of its own, so that the count sees what those before it have added.
    await tx.$queryRaw`SELECT FROM users WHERE id = ${actor.id} FOR UPDATE`;
    const own = await tx.calendarAddress.count({ where: { userId: actor.id } });
    if (own >= MOST_ADDRESSES) {
      throw new AppError('wrong_state', `You can add ${MOST_ADDRESSES} calendars. Remove one first.`);
    }
    await tx.calendarAddress.create({
      data: {
        id,
        userId: actor.id,
        name,
        addressEncrypted: encrypt(address, addressPlace(actor.id, id)),
        createdAt: toDate(now()),
      },
    });
    await audit(tx, { kind: actor.role, id: actor.id }, 'calendar.address_added', `user/${actor.id}`);
  });
  return { id, name, state: 'connected', failure: null, failedAt: null };
}
