import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { now, toDate } from '@/lib/clock';
import { db } from '@/lib/db';
import { sendMail } from '@/lib/notifications/send-mail';
import { withClient } from '@/scripts/postgres/roles';
import { JOIN_URL, type Received, Scene } from './scene';

let scene: Scene;
let bookingId: string | null = null;

beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(() => scene.close());
afterEach(async () => {
  await scene.sandbox.control('DELETE', '/faults');
  if (bookingId) await scene.cancel(bookingId);
  bookingId = null;
});

const mailedAt = async (id: string) =>
  (await db().notification.findUniqueOrThrow({ where: { id } })).mailedAt;

/** The notification of a time that was just set, to Maya, and how many mails she had before. */
async function timeSet(): Promise<{ id: string; sent: () => Promise<Received[]> }> {
  bookingId = await scene.held();
  const before = (await scene.mailTo(scene.maya)).length;
  return {
    id: await scene.notificationId(bookingId, 'time_set', scene.maya),
    sent: async () => (await scene.mailTo(scene.maya)).slice(before),
  };
}

test('a mail arrives once, in both forms, as the reader may see it', async () => {
  const { id, sent } = await timeSet();
  expect(await sendMail(id)).toBe('sent');
  expect(await mailedAt(id)).not.toBeNull();
  expect(await sendMail(id)).toBe('sent_before');

  const mails = await sent();
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  expect(mail?.subject).toBe('A time is set: Tue 24 Nov, 15:30 (New York)');
  expect(mail?.from).toBe('hello@monet.example');
  expect(mail?.headers.from).toBe('Monet <hello@monet.example>');
  expect(mail?.headers['auto-submitted']).toBe('auto-generated');
  expect(mail?.headers['message-id']).toMatch(/^<nt_[0-9A-F]{32}@monet\.example>$/);
  expect(mail?.headers.date).toMatch(/^Sun, 22 Nov 2026 21:05/);
  expect(mail?.text).toContain('  With        Senior, elite boutique bank\n');
  expect(mail?.text).toContain('Pay $120.00 and confirm:\nhttps://monet.example/candidate/bookings/bk_');
  expect(mail?.html).toContain('Pay $120.00 and confirm</a>');
  expect(mail?.attachments).toEqual([]);
  expect(JSON.stringify(mail)).not.toMatch(/Daniel|Reyes|London/i);
});

describe('when something fails', () => {
  test('a run that died after the server took the mail sends the same mail under the same Message-ID', async () => {
    const { id, sent } = await timeSet();
    await withClient(scene.database.url, (client) =>
      client.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                      $$ BEGIN RAISE EXCEPTION 'the process died here'; END $$;
                    CREATE TRIGGER die BEFORE UPDATE OF mailed_at ON notifications
                      FOR EACH ROW EXECUTE FUNCTION die();`),
    );
    await expect(sendMail(id)).rejects.toThrow();
    await withClient(scene.database.url, (client) => client.query('DROP FUNCTION die CASCADE'));
    expect(await mailedAt(id)).toBeNull();
    scene.setClock(now().add({ minutes: 3 }));
    expect(await sendMail(id)).toBe('sent');

    const [first, second, ...more] = await sent();
    expect(more).toEqual([]);
    expect(second?.headers['message-id']).toBe(first?.headers['message-id']);
    expect([second?.subject, second?.text, second?.html]).toEqual([first?.subject, first?.text, first?.html]);
    expect(await sendMail(id)).toBe('sent_before');
  });

  test('two runs at once give one notification two mails that are known as one', async () => {
    const { id, sent } = await timeSet();
    await Promise.all([sendMail(id), sendMail(id)]);
    expect(new Set((await sent()).map((mail) => mail.headers['message-id'])).size).toBe(1);
  });

  test('a server that refuses leaves the mail to be sent', async () => {
    const { id, sent } = await timeSet();
    await scene.fault('error');
    await expect(sendMail(id)).rejects.toMatchObject({ name: 'AppError', code: 'provider_unavailable' });
    expect([await mailedAt(id), await sent()]).toEqual([null, []]);
    expect(await sendMail(id)).toBe('sent');
  });

  test.each(['timeout', 'timeout-after-commit'])(
    'a server that does not answer (%s) is given up in time',
    async (mode) => {
      const { id, sent } = await timeSet();
      await scene.fault(mode, { delayMs: 20_000 });
      const started = performance.now();
      await expect(sendMail(id)).rejects.toMatchObject({ code: 'provider_unavailable' });
      expect(performance.now() - started).toBeLessThan(10_000);
      expect(await mailedAt(id)).toBeNull();
      expect(await sendMail(id)).toBe('sent');
      const ids = (await sent()).map((mail) => mail.headers['message-id']);
      expect(ids).toHaveLength(mode === 'timeout' ? 1 : 2);
      expect(new Set(ids).size).toBe(1);
    },
  );
});

test('nothing goes to a suspended account, or for a notification that is gone', async () => {
  const { id, sent } = await timeSet();
  const suspend = (suspendedAt: Date | null) =>
    db().user.update({ where: { id: scene.maya.id }, data: { suspendedAt } });
  await suspend(toDate(now()));
  expect(await sendMail(id)).toBe('nobody');
  await suspend(null);
  expect(await sendMail('bk_0000000000000000/1/time_set/us_0000000000000000')).toBe('nobody');
  expect(await sent()).toEqual([]);
});

test('a mail that waited too long and is no longer true is left out', async () => {
  const { id, sent } = await timeSet();
  await scene.cancel(bookingId ?? '');
  scene.setClock(now().add({ minutes: 11 }));
  expect(await sendMail(id)).toBe('outdated');
  expect(await sent()).toEqual([]);
  expect(await sendMail(await scene.notificationId(bookingId ?? '', 'call_cancelled', scene.maya))).toBe(
    'sent',
  );
  expect(await sent()).toHaveLength(1);
  bookingId = null;
});

test('the life of a booking in mails: invitations with names when it is confirmed, and taken back when it is not', async () => {
  bookingId = await scene.confirmed();
  const about = (mail: Received | undefined) =>
    mail?.attachments.map(({ text }) => text?.replace(/\r\n /g, ''));
  for (const [reader, other, place] of [
    [scene.maya, 'Daniel Reyes', `https://monet.example/candidate/bookings/${bookingId}/call`],
    [scene.daniel, 'Maya Okafor', `https://monet.example/professional/bookings/${bookingId}/call`],
  ] as const) {
    expect(await sendMail(await scene.notificationId(bookingId, 'call_confirmed', reader))).toBe('sent');
    const invitation = (await scene.mailTo(reader)).at(-1);
    expect(invitation?.text).toContain(`You meet ${other} on`);
    expect(invitation?.attachments.map(({ contentType }) => contentType)).toEqual([
      'text/calendar',
      'application/ics',
    ]);
    for (const calendar of about(invitation) ?? []) {
      expect(calendar).toContain('METHOD:REQUEST');
      expect(calendar).toContain(`UID:booking-${bookingId}@monet.example`);
      expect(calendar).toContain(`SUMMARY:Call with ${other}`);
      expect(calendar).toContain(`LOCATION:${place}\r\n`);
      expect(calendar).not.toContain(JOIN_URL);
    }
  }

  await scene.cancel(bookingId);
  expect(await sendMail(await scene.notificationId(bookingId, 'call_cancelled', scene.daniel))).toBe('sent');
  const withdrawal = (await scene.mailTo(scene.daniel)).at(-1);
  expect(withdrawal?.text).toContain('$0.00');
  for (const calendar of about(withdrawal) ?? []) {
    expect(calendar).toContain('METHOD:CANCEL');
    expect(calendar).toContain(`UID:booking-${bookingId}@monet.example`);
    expect(calendar).toContain('SEQUENCE:1');
  }
  bookingId = null;
});
