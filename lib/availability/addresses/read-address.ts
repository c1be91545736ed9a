import type { Temporal } from 'temporal-polyfill';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { touchedMinutes } from '@/lib/domain/slots';
import { decrypt, EncryptionError } from '@/lib/encryption';
import { log } from '@/lib/log';
import type { IcsFault } from '@/lib/providers/ics/failure';
import { readIcsBusy } from '@/lib/providers/ics/read-busy';
import type { CalendarAddress } from '@/prisma/generated/client/client';
import type { CalendarBusy } from '../busy-times';
import { addressPlace } from './place';

const UNREADABLE = { provider: 'ics', state: 'unreadable', busy: null } as const;

/**
 * Reads a calendar by its secret address, now and live. Never throws for what the calendar or its server may do; since
 * when it cannot be read, and why, is kept for its owner's page.
 * @param zone of its owner
 */
export async function readAddress(
  row: CalendarAddress,
  zone: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<CalendarBusy> {
  const address = addressOf(row);
  if (address === null) return UNREADABLE;
  const readAt = now();
  const answer = await readIcsBusy(address, { from, to, zone });
  await remember(row, answer.ok ? null : answer.code);
  if (answer.ok) {
    const busy = answer.value.map(({ startAt, endAt }) => touchedMinutes(startAt, endAt));
    return { provider: 'ics', state: 'connected', busy, readAt };
  }
  log().warn({ userId: row.userId, code: answer.code, detail: answer.log }, 'calendar not readable');
  return UNREADABLE;
}

/** Written when it changes only: calendars are read far more often than they break. */
async function remember({ id, failure }: CalendarAddress, fault: IcsFault | null): Promise<void> {
  if (failure === fault) return;
  const failedAt = fault === null ? null : toDate(now());
  await db().calendarAddress.updateMany({ where: { id, failure }, data: { failure: fault, failedAt } });
}

function addressOf({ id, userId, addressEncrypted }: CalendarAddress): string | null {
  try {
    return decrypt(addressEncrypted, addressPlace(userId, id));
  } catch (error) {
    if (!(error instanceof EncryptionError)) throw error;
    log().error({ userId, code: error.code }, 'calendar address cannot be decrypted');
    return null;
  }
}
