import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { type Action, POLICY } from '@/lib/access';
import { cleanPhoto } from '@/lib/files/cleaner/photo.mjs';
import { HTTP_ROUTES } from '@/lib/http-routes';
import { newId } from '@/lib/ids';
import { PAGES } from '@/lib/pages';
import { telephonePhoto } from '../fixtures/files/photos';
import { databases } from './support/databases';
import { Client, Copy, signIn } from './support/http';

/**
 * Every route of the build, asked by every kind of caller, and compared with the policy table: pages and operations,
 * with a booking that is over, so that whoever is let in changes nothing. docs/access.md holds the table itself in place.
 */

type Caller = {
  readonly name: string;
  readonly role: 'candidate' | 'professional' | 'admin' | null;
  /** Whose side of the booking they are. */
  readonly side: 'candidate' | 'professional' | null;
  readonly client: Client;
};
type Verdict = 'open' | 'signed out' | 'wrong role' | 'not there';

const copy = Copy.fromEnvironment();
const database = new pg.Client({ connectionString: databases().DATABASE_URL });
const tag = newId('us').slice(3, 11).toLowerCase();
const MADE = {
  other: `walk-candidate-${tag}@example.com`,
  unverified: `walk-unverified-${tag}@example.com`,
  suspended: `walk-suspended-${tag}@example.com`,
};

let booking: {
  id: string;
  listing_id: string;
  candidate_id: string;
  candidate: string;
  professional: string;
  payment: string;
};
/** A picture of the booking's candidate, in its place while the walk is made. */
const picture = newId('fi');
/** A dispute of it that is over, so that nobody changes it. */
const dispute = newId('ds');
let callers: readonly Caller[];

test.beforeAll(async () => {
  await database.connect();
  const { rows } = await database.query(
    `SELECT b.id, b.listing_id, b.candidate_id, c.email AS candidate, p.email AS professional,
            pay.payment_intent_id AS payment
       FROM bookings b
       JOIN users c ON c.id = b.candidate_id
       JOIN users p ON p.id = b.professional_id
       JOIN payments pay ON pay.booking_id = b.id
       JOIN reviews r ON r.booking_id = b.id
      WHERE c.email LIKE '%@monet.local' AND p.email LIKE '%@monet.local' LIMIT 1`,
  );
  booking = rows[0];
  expect(booking).toBeDefined();
  await open(MADE.other, 'candidate');
  await open(MADE.unverified, 'professional');
  await open(MADE.suspended, 'candidate');
  const { rows: listed } = await database.query(
    `SELECT u.email FROM listing_cards k JOIN listings l ON l.id = k.listing_id JOIN users u ON u.id = l.user_id
      WHERE u.email LIKE '%@monet.local' AND u.email <> $1
        AND NOT EXISTS (SELECT 1 FROM calendar_connections g WHERE g.user_id = u.id)
      ORDER BY u.id DESC LIMIT 1`,
    [booking.professional],
  );
  await savePicture(booking.candidate_id);
  await database.query(
    `INSERT INTO disputes (id, booking_id, opened_by, matter, status, opened_at, answer_by, closed_at)
     VALUES ($1, $2, 'candidate', 'other', 'withdrawn', now(), now(), now())`,
    [dispute, booking.id],
  );
  const suspended = await signIn(copy, MADE.suspended);
  await database.query('UPDATE users SET suspended_at = now() WHERE email = $1', [MADE.suspended]);
  const client = (email: string) => signIn(copy, email);
  callers = [
    { name: 'signed out', role: null, side: null, client: new Client(copy.web) },
    { name: 'suspended', role: null, side: null, client: suspended },
    { name: 'its candidate', role: 'candidate', side: 'candidate', client: await client(booking.candidate) },
    { name: 'another candidate', role: 'candidate', side: null, client: await client(MADE.other) },
    {
      name: 'its professional',
      role: 'professional',
      side: 'professional',
      client: await client(booking.professional),
    },
    { name: 'another professional', role: 'professional', side: null, client: await client(listed[0].email) },
    { name: 'one not verified', role: 'professional', side: null, client: await client(MADE.unverified) },
    { name: 'the admin', role: 'admin', side: null, client: await client('admin@monet.local') },
  ];
});

test.afterAll(async () => {
  await database.query('DELETE FROM files WHERE id = $1', [picture]);
  await database.query('DELETE FROM disputes WHERE id = $1', [dispute]);
  await database.end();
});

async function savePicture(userId: string): Promise<void> {
  const { bytes } = await cleanPhoto(await telephonePhoto());
  await database.query("DELETE FROM files WHERE user_id = $1 AND kind = 'photo'", [userId]);
  await database.query(
    `INSERT INTO files (id, user_id, kind, bytes, size, width, height, sha256, created_at)
     VALUES ($1, $2, 'photo', $3::bytea, octet_length($3::bytea), 512, 512, sha256($3::bytea), now())`,
    [picture, userId, Buffer.from(bytes)],
  );
}

/** An account with the demo's password; a professional's has nothing proven but its address. */
async function open(email: string, role: 'candidate' | 'professional'): Promise<void> {
  const id = newId('us');
  await database.query(
    `INSERT INTO users (id, email, password_hash, role, name, zone, created_at, email_verified_at)
     SELECT $1, $2, password_hash, $3::"role", 'Walker', 'UTC', now(), now() FROM users WHERE email = $4`,
    [id, email, role, 'cand1@monet.local'],
  );
  if (role === 'professional') {
    await database.query(
      'INSERT INTO listings (id, user_id, topics, languages, created_at, updated_at) VALUES ($1, $2, $3, $3, now(), now())',
      [newId('ls'), id, []],
    );
  }
}

/** What the table says. @param ofBooking the route names the booking */
function judged(actions: readonly Action[], { role, side }: Caller, ofBooking: boolean): Verdict {
  const rules = actions.map((action) => POLICY[action]);
  if (rules.every(({ roles }) => (roles as readonly string[]).includes('anyone'))) return 'open';
  if (role === null) return 'signed out';
  if (!rules.every(({ roles }) => (roles as readonly string[]).includes(role))) return 'wrong role';
  const related = rules.every((rule) => {
    const relation = 'relation' in rule ? rule.relation : null;
    return (
      relation === null || role === 'admin' || (relation === 'party' ? side !== null : side === relation)
    );
  });
  return related || !ofBooking ? 'open' : 'not there';
}

const ofBooking = (address: string) =>
  /\/(?:bookings|requests|feedback|qc|files|disputes)\/[[{]/.test(address);

/** The address with the booking, its candidate, the picture of theirs or its card in it. */
function addressOf(pattern: string): string {
  return pattern
    .replace(/^(\/admin\/users\/)\[id\]/, `$1${booking.candidate_id}`)
    .replace(/(disputes\/)[[{]id[\]}]/, `$1${dispute}`)
    .replace('[month]', '2026-01')
    .replace(/(files\/)\{id\}/, `$1${picture}`)
    .replace(/(professionals\/)[[{]id[\]}]/, `$1${booking.listing_id}`)
    .replace(/[[{](?:id|bookingId)[\]}]/, booking.id)
    .replace(/[[{]secret[\]}]/, 'A'.repeat(43));
}

test('the build has exactly the routes that the tables name', () => {
  const built = JSON.parse(
    readFileSync(path.resolve('.next/server/app-paths-manifest.json'), 'utf8'),
  ) as Record<string, string>;
  const routes = Object.keys(built).map((file) => file.replaceAll(/\/\([\w-]+\)/g, ''));
  const ends = (end: string) =>
    routes.filter((route) => route.endsWith(end)).map((route) => route.slice(0, -end.length));
  expect(new Set(ends('/page').map((page) => page || '/'))).toEqual(
    new Set(['/_global-error', '/_not-found', ...Object.keys(PAGES)]),
  );
  expect(new Set(ends('/route'))).toEqual(
    new Set([
      '/api/auth/[...nextauth]',
      '/api/[...unknown]',
      '/icon.svg',
      ...HTTP_ROUTES.map(({ path: address }) => address.replaceAll('{', '[').replaceAll('}', ']')),
    ]),
  );
});

test('every page is open to whom the table names, and to nobody else', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const [page, actions] of Object.entries(PAGES)) {
    for (const caller of callers) {
      const wanted = judged(actions, caller, ofBooking(page) && !page.startsWith('/admin'));
      const answer = await caller.client.send('GET', addressOf(page));
      const found = await verdictOfPage(answer);
      asked++;
      // A page that is not for somebody and one that is not there look the same.
      if (found !== (wanted === 'wrong role' ? 'not there' : wanted)) {
        wrong.push(`${page}, ${caller.name}: ${found} (${answer.status}) instead of ${wanted}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(asked).toBe(Object.keys(PAGES).length * callers.length);
});

async function verdictOfPage(answer: Response): Promise<Verdict | 'fault'> {
  const text = await answer.text();
  if (answer.status >= 500) return 'fault';
  if (answer.status === 404) return 'not there';
  const sentTo =
    answer.headers.get('location') ?? /http-equiv="refresh" content="\d+;url=([^"]+)"/.exec(text)?.[1];
  return sentTo?.includes('/sign-in?next=') ? 'signed out' : 'open';
}

/** What each unsafe operation is sent: enough to be judged by whose booking it names, too little to change anything. */
function bodyFor(address: string): object {
  switch (address) {
    case '/api/bookings/{id}/schedule':
      return { startAt: '2030-01-01T10:00:00Z' };
    case '/api/bookings/{id}/reschedule':
      return { action: 'keep' };
    case '/api/disputes/{id}/statements':
      return { text: 'It is over, so this comes too late.' };
    case '/api/feedback/{bookingId}/draft':
      return { text: 'A note' };
    case '/api/feedback/{bookingId}':
      return {
        text: 'word '.repeat(300),
        actions: ['a', 'b', 'c'],
        stars: { culturalFit: 3, interest: 3, technical: 3 },
      };
    case '/api/reviews':
      return { bookingId: booking.id, stars: 5 };
    case '/api/notifications/read':
      return { ids: 'not a list' };
    case '/api/payments/confirm':
      return { paymentIntentId: booking.payment };
    default:
      return {};
  }
}

/** Operations on something that nobody here has: whoever may do them finds nothing. */
const OF_NOBODY = ['/api/calendar/addresses/{id}', '/api/calendar/feed/{secret}/calls.ics'];

test('every operation is open to whom the table names, and to nobody else', async () => {
  const named = ['/api/reviews', '/api/payments/confirm'];
  const wrong: string[] = [];
  for (const { method, path: address, action } of HTTP_ROUTES) {
    for (const caller of callers) {
      const may = judged([action], caller, ofBooking(address) || named.includes(address));
      const wanted = may === 'open' && OF_NOBODY.includes(address) ? 'not there' : may;
      const body = method === 'GET' ? undefined : bodyFor(address);
      const answer = await caller.client.send(method, addressOf(address), body);
      const found = await verdictOf(answer);
      if (found !== wanted) wrong.push(`${method} ${address}, ${caller.name}: ${found} instead of ${wanted}`);
    }
  }
  expect(wrong).toEqual([]);
});

async function verdictOf(answer: Response): Promise<string> {
  const text = await answer.text();
  switch (answer.status) {
    case 401:
      return 'signed out';
    case 403:
      return 'wrong role';
    case 404:
      return 'not there';
    default:
      return answer.status < 500 ? 'open' : `fault ${answer.status}: ${text}`;
  }
}

test('whoever has not opened the mailed link is nobody', async () => {
  const email = `walk-nobody-${tag}@example.com`;
  await expect(signIn(copy, email)).rejects.toThrow('401');
});
