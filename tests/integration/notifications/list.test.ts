import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { markRead } from '@/lib/notifications/mark-read';
import { countUnread, listNotifications, type NotificationItem } from '@/lib/notifications/queries';
import { listNotificationsRoute } from '@/lib/notifications/schema';
import { reading, Scene } from './scene';

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());

async function all(userId: string, limit: number): Promise<NotificationItem[]> {
  const items: NotificationItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await listNotifications(userId, { cursor, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

test('each side reads its own lines, newest first, and the answer has its promised shape', async () => {
  const bookingId = await scene.confirmed();
  const page = await listNotifications(scene.maya.id, { limit: 20 });
  expect(listNotificationsRoute.answer.parse(page)).toEqual(page);
  expect(page).toMatchObject({ unread: 3, nextCursor: null });
  expect(page.items.map(({ kind, text, href }) => [kind, text, href])).toEqual([
    ['call_confirmed', 'Your call with Daniel Reyes is confirmed', `/candidate/bookings/${bookingId}`],
    [
      'time_set',
      'A time was set for your call with Senior, elite boutique bank',
      `/candidate/bookings/${bookingId}`,
    ],
    [
      'request_accepted',
      'Your request to Senior, elite boutique bank was accepted; a time comes next',
      `/candidate/bookings/${bookingId}`,
    ],
  ]);
  const [first] = (await listNotifications(scene.daniel.id, { limit: 1 })).items;
  expect(first).toMatchObject({
    kind: 'call_confirmed',
    bookingId,
    href: `/professional/bookings/${bookingId}`,
    readAt: null,
  });
  expect(first?.createdAt).toMatch(/^2026-11-22T21:05:\d\d(\.\d+)?Z$/);
  await scene.cancel(bookingId);
});

test('pages of every size hold each line once, also where many are of one instant', async () => {
  const bookingId = await scene.request();
  const [at, earlier] = [toDate(now()), toDate(now().subtract({ hours: 1 }))];
  await db().notification.createMany({
    data: Array.from({ length: 9 }, (_, index) => ({
      id: `${bookingId}/${index + 2}/request_received/${scene.daniel.id}`,
      userId: scene.daniel.id,
      kind: 'request_received',
      bookingId,
      createdAt: index < 6 ? at : earlier,
    })),
  });
  const whole = await all(scene.daniel.id, 100);
  expect(whole.length).toBeGreaterThan(10);
  for (const limit of [1, 2, 3, 5]) expect(await all(scene.daniel.id, limit)).toEqual(whole);
  const times = whole.map((item) => item.createdAt);
  expect(times).toEqual([...times].sort().reverse());
  await scene.cancel(bookingId);
});

test('outside names tell nothing, differ for each reader, and mean nothing to others', async () => {
  const names = await Promise.all([all(scene.maya.id, 100), all(scene.daniel.id, 100)]);
  const ids = names.flat().map((item) => item.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^nt_[0-9A-F]{32}$/);

  const [mayas] = names;
  const before = await countUnread(scene.maya.id);
  await markRead(reading(scene.daniel), mayas?.map((item) => item.id) ?? []);
  expect(await countUnread(scene.maya.id)).toBe(before);
});

test('reading marks those named, then all, once', async () => {
  const items = await all(scene.maya.id, 100);
  const unread = await countUnread(scene.maya.id);
  const [one, other] = items.filter((item) => item.readAt === null);
  if (!one || !other) expect.fail('nothing to read');
  expect(await markRead(reading(scene.maya), [])).toEqual({ unread });
  expect(await markRead(reading(scene.maya), [one.id, 'nt_00000000000000000000000000000000'])).toEqual({
    unread: unread - 1,
  });
  const readAt = (await all(scene.maya.id, 100)).find((item) => item.id === one.id)?.readAt;
  expect(readAt).toMatch(/^2026-11-22T/);
  scene.setClock(now().add({ hours: 2 }));
  expect(await markRead(reading(scene.maya))).toEqual({ unread: 0 });
  const after = await all(scene.maya.id, 100);
  expect(after.find((item) => item.id === one.id)?.readAt).toBe(readAt);
  expect(after.every((item) => item.readAt !== null)).toBe(true);
  expect(await countUnread(scene.daniel.id)).toBeGreaterThan(0);
});

test('a line of a kind that only a newer version knows is left out, and not counted', async () => {
  const before = await listNotifications(scene.maya.id, { limit: 100 });
  await db().notification.create({
    data: {
      id: `bk_later/9/fireworks/${scene.maya.id}`,
      userId: scene.maya.id,
      kind: 'fireworks',
      bookingId: before.items[0]?.bookingId ?? null,
      createdAt: toDate(now()),
    },
  });
  expect(await listNotifications(scene.maya.id, { limit: 100 })).toEqual(before);
});

test.each(['x', '', 'MTc', Buffer.from('now nt_1').toString('base64url')])(
  'a made-up cursor (%j) is refused with its field named',
  async (cursor) => {
    const error = await listNotifications(scene.maya.id, { cursor, limit: 5 }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AppError)) expect.fail('accepted');
    expect(error.code).toBe('invalid_fields');
    expect(error.details.fields?.map((field) => field.path)).toEqual(['cursor']);
  },
);
