import type { Authorised } from '@/lib/access';
import { audit } from '@/lib/audit';
import { allBookings } from '@/lib/bookings/queries';
import { now, timestamp } from '@/lib/clock';
import { db, transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { allFeedback } from '@/lib/feedback/queries';
import { filesOf } from '@/lib/files/queries';
import { listNotifications, type NotificationItem } from '@/lib/notifications/queries';
import { requireProof } from '@/lib/proof';
import { type Activity, ownActivity } from './activity';
import { waysIn } from './queries';
import { sessionKey, sessionsOf } from './sessions';

const WORDS =
  'All that Monet keeps of you. Of the other side of a booking it has what you may see there: before a booking is confirmed, not who they are. Passwords, keys and the numbers of sessions are left out.';

/**
 * All that is kept of somebody, from their side. What others may not learn from a page they do not learn from here: each
 * booking, feedback and message is read as its page reads it.
 * @throws AppError `proof_needed`
 */
export async function exportMe(actor: Authorised<'me.export'>) {
  requireProof(actor);
  const { id: userId } = actor;
  await transaction((tx) =>
    audit(tx, { kind: actor.role, id: userId }, 'account.exported', `user/${userId}`, {
      session: sessionKey(actor.sessionId),
    }),
  );
  const [own, files, ways, sessions, bookings, feedback, notifications, activity] = await Promise.all([
    ownRows(userId),
    filesOf(userId),
    waysIn(userId),
    sessionsOf(actor),
    allBookings(actor),
    allFeedback(actor),
    allNotifications(userId),
    allActivity(actor),
  ]);
  return {
    about: { product: 'Monet', madeAt: timestamp(now()), words: WORDS },
    ...own,
    files: files.map((file) => ({ ...file, address: `${env().MONET_BASE_URL}${file.address}` })),
    waysIn: { password: ways.password, accounts: ways.identities },
    sessions: sessions.map(({ key, ...session }) => session),
    activity,
    bookings,
    feedback,
    notifications,
  };
}

/** What somebody has told of themselves. Each column that goes out is named. */
async function ownRows(userId: string) {
  const {
    candidateProfile,
    listing,
    windows,
    exceptions,
    rules,
    trips,
    calendars,
    calendarAddresses,
    calendarFeed,
    stripeAccount,
    stripeCustomer,
    ...account
  } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      role: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
      zone: true,
      createdAt: true,
      candidateProfile: { omit: { userId: true } },
      listing: {
        omit: { userId: true, employerId: true },
        include: { employer: { select: { name: true } } },
      },
      windows: { select: { weekday: true, startMinute: true, endMinute: true }, orderBy: { id: 'asc' } },
      exceptions: {
        select: { kind: true, onDate: true, startMinute: true, endMinute: true },
        orderBy: { onDate: 'asc' },
      },
      rules: { omit: { userId: true } },
      trips: { select: { firstOn: true, lastOn: true, zone: true }, orderBy: { firstOn: 'asc' } },
      calendars: {
        select: {
          provider: true,
          accountEmail: true,
          state: true,
          scopes: true,
          connectedAt: true,
          chosen: { select: { calendarId: true, name: true, failure: true, failedAt: true } },
        },
      },
      calendarAddresses: { select: { name: true, createdAt: true, failure: true, failedAt: true } },
      calendarFeed: { select: { createdAt: true } },
      stripeAccount: { select: { accountId: true, state: true, requirements: true, updatedAt: true } },
      stripeCustomer: { select: { customerId: true, createdAt: true } },
    },
  });
  return {
    account,
    profile: candidateProfile,
    listing: listing && { ...listing, employer: listing.employer?.name ?? null },
    availability: {
      weekly: windows,
      exceptions: exceptions.map(({ onDate, ...rest }) => ({
        on: dateOf(onDate),
        ...rest,
      })),
      trips: trips.map(({ firstOn, lastOn, zone }) => ({ from: dateOf(firstOn), to: dateOf(lastOn), zone })),
      rules,
    },
    calendars: [...calendars, ...calendarAddresses],
    callsFeed: calendarFeed,
    payoutAccount: stripeAccount,
    paymentCustomer: stripeCustomer,
  };
}

function dateOf(column: Date): string {
  return column.toISOString().slice(0, 10);
}

const PAGE = 200;

async function allNotifications(userId: string): Promise<NotificationItem[]> {
  return allPages((cursor) => listNotifications(userId, { cursor, limit: PAGE }));
}

async function allActivity(actor: Authorised<'me.export'>): Promise<Activity[]> {
  return allPages((cursor) => ownActivity(actor, { cursor, limit: PAGE }));
}

async function allPages<Item>(
  read: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
): Promise<Item[]> {
  const all: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await read(cursor);
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}
