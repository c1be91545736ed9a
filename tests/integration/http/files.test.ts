import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { confirmedBooking } from '../../factories/bookings';
import { lockedCv, plainCv } from '../../fixtures/files/cvs';
import { heavyPhoto, notPhotos, telephonePhoto, webp } from '../../fixtures/files/photos';
import type { Caller } from './caller';
import { Scene } from './scene';

/** Pictures and CVs over HTTP: what is taken, what is kept, and who is given it before and after a confirmation. */

const scene = Scene.forThisFile(4);
const MB = 1024 * 1024;
const ABSENT = '/api/files/fi_0000000000000000';

let maya: Caller; // her booking with daniel becomes confirmed
let other: Caller;
let daniel: Caller;
let stranger: Caller;
let admin: Caller;

beforeAll(async () => {
  [maya, other] = [await scene.candidate(0), await scene.candidate(1)];
  [daniel, stranger] = [await scene.professional(0), await scene.professional(1)];
  admin = await scene.admin();
});

const userId = (role: 'candidates' | 'professionals', index: number) => scene[role][index]?.userId ?? '';
const put = (caller: Caller, kind: 'photo' | 'cv', body: Uint8Array, headers = {}) =>
  caller.call('PUT', `/api/me/${kind}`, { body, headers });
const addressOf = async (saved: ReturnType<typeof put>) => String((await saved).body.address);

function formWith(bytes: Uint8Array, name = 'file'): FormData {
  const form = new FormData();
  form.set(name, new File([Buffer.from(bytes)], '../../etc/passwd.svg', { type: 'image/svg+xml' }));
  return form;
}

describe('a file that is sent', () => {
  it('is kept as the cleaner wrote it, and the next one takes its place under another address', async () => {
    const first = await put(maya, 'photo', await telephonePhoto());
    expect(first).toMatchObject({
      status: 200,
      body: { kind: 'photo', width: 512, height: 512, pages: null },
    });
    const second = await put(maya, 'photo', await webp());
    expect(second.status).toBe(200);
    expect(second.body.id).not.toBe(first.body.id);
    expect(await maya.call('GET', String(first.body.address))).toMatchObject({ status: 404 });
    const rows = await db().file.findMany({ where: { userId: userId('candidates', 0) } });
    expect(rows.map(({ id }) => id)).toEqual([second.body.id]);
  });

  it.each(['photo', 'cv'] as const)('can be taken back: %s', async (kind) => {
    const address = await addressOf(put(other, kind, kind === 'cv' ? await plainCv() : await webp()));
    expect(await other.call('GET', address)).toMatchObject({ status: 200 });
    expect(await other.call('DELETE', `/api/me/${kind}`)).toMatchObject({
      status: 200,
      body: { removed: true },
    });
    expect(await other.call('DELETE', `/api/me/${kind}`)).toMatchObject({ body: { removed: false } });
    expect(await other.call('GET', address)).toMatchObject({ status: 404 });
    const audit = await db().auditEntry.findMany({
      where: { subject: `user/${userId('candidates', 1)}`, action: { startsWith: `account.${kind}` } },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ action }) => action)).toEqual([`account.${kind}_saved`, `account.${kind}_removed`]);
  });

  it('is judged by what is in it, whatever it says it is', async () => {
    for (const [what, bytes] of Object.entries(await notPhotos())) {
      const answer = await put(maya, 'photo', bytes, { 'content-type': 'image/jpeg' });
      expect(answer, what).toMatchObject({ status: 422, body: { code: 'invalid_fields' } });
      expect(answer.body.errors, what).toEqual([
        { path: 'photo', message: expect.stringMatching(/not a JPEG/) },
      ]);
    }
    const answer = await put(maya, 'cv', await lockedCv());
    expect(answer.body.errors).toEqual([{ path: 'cv', message: expect.stringMatching(/Save it without/) }]);
  });

  it('may be sent again under its key', async () => {
    const headers = { 'idempotency-key': 'the same picture' };
    const bytes = await webp();
    const first = await put(other, 'photo', bytes, headers);
    const again = await put(other, 'photo', bytes, headers);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await put(other, 'photo', await webp({ width: 301, height: 301 }), headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    await other.call('DELETE', '/api/me/photo');
  });

  it('that is empty, or too large, is refused', async () => {
    for (const kind of ['photo', 'cv'] as const) {
      expect(await put(maya, kind, Buffer.alloc(0))).toMatchObject({ status: 422 });
      const most = kind === 'photo' ? 5 * MB : 2 * MB;
      const answer = await put(maya, kind, Buffer.alloc(most + 1, 'x'));
      expect(answer).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
      expect(answer.body.detail).toContain(`${most / MB} MB`);
    }
  });

  it('may be as large as it says', async () => {
    const large = await heavyPhoto(4.5 * MB);
    expect(large.length).toBeGreaterThan(4.5 * MB);
    expect(await put(daniel, 'photo', large)).toMatchObject({ status: 200 });
  });

  it('from another site is refused before a byte of it is read', async () => {
    for (const method of ['PUT', 'POST', 'DELETE']) {
      const headers = { origin: 'https://elsewhere.example' };
      const body = method === 'DELETE' ? {} : { body: Buffer.alloc(6 * MB) };
      const answer = await maya.call(method, '/api/me/photo', { ...body, headers });
      expect(answer, method).toMatchObject({ status: 403, body: { code: 'cross_origin' } });
    }
  });
});

describe('a form with a file', () => {
  const send = async (caller: Caller, kind: 'photo' | 'cv', body: FormData | string) => {
    const answer = await caller.call('POST', `/api/me/${kind}`, { body });
    return [answer.status, answer.headers.get('location')];
  };

  it('leads back to the settings of its sender, which say what became of it', async () => {
    expect(await send(other, 'cv', formWith(await plainCv()))).toEqual([
      303,
      '/candidate/settings?cv=saved#cv',
    ]);
    expect(await send(stranger, 'photo', formWith(await webp()))).toEqual([
      303,
      '/professional/settings?photo=saved#photo',
    ]);
    const location = (outcome: string) => [303, `/candidate/settings?photo=${outcome}#photo`];
    expect(await send(other, 'photo', formWith(Buffer.from('<svg/>')))).toEqual(location('wrong_type'));
    expect(await send(other, 'photo', formWith(Buffer.alloc(5 * MB + 1)))).toEqual(location('too_large'));
    expect(await send(other, 'photo', formWith(Buffer.alloc(6 * MB)))).toEqual(location('too_large'));
    expect(await send(other, 'photo', new FormData())).toEqual(location('empty'));
    expect(await send(other, 'photo', 'no form')).toEqual(location('empty'));
    for (const caller of [other, stranger]) await caller.call('DELETE', '/api/me/photo');
    await other.call('DELETE', '/api/me/cv');
  });
});

describe('who is given a file', () => {
  let photo: string;
  let cv: string;
  let danielsPhoto: string;
  beforeAll(async () => {
    photo = await addressOf(put(maya, 'photo', await telephonePhoto()));
    cv = await addressOf(put(maya, 'cv', await plainCv(2)));
    danielsPhoto = await addressOf(put(daniel, 'photo', await webp()));
  });

  async function expectRead(address: string, readers: readonly Caller[], others: readonly Caller[]) {
    const absent = await admin.call('GET', ABSENT);
    for (const caller of readers) expect(await caller.call('GET', address)).toMatchObject({ status: 200 });
    for (const caller of others) {
      const answer = await caller.call('GET', address);
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    }
    expect(await scene.stranger().call('GET', address)).toMatchObject({ status: 401 });
  }

  it('before any booking: its owner and the admin, and nobody is told of it', async () => {
    await scene.ask(maya);
    for (const address of [photo, cv]) await expectRead(address, [maya, admin], [daniel, stranger, other]);
    await expectRead(danielsPhoto, [daniel, admin], [maya, stranger, other]);
    for (const [reader, files] of [
      [maya, [danielsPhoto]],
      [daniel, [photo, cv]],
    ] as const) {
      const bookings = await reader.call('GET', '/api/bookings');
      const [{ id }] = bookings.body.items as [{ id: string }];
      const seen = [bookings.text, (await reader.call('GET', `/api/bookings/${id}`)).text];
      const cards = await reader.call('GET', '/api/professionals/search?limit=50');
      const all = [...seen, cards.text].join('\n');
      for (const file of files) expect(all).not.toContain(file.split('/').at(-1));
      expect(all).not.toContain('/api/files/');
    }
  });

  it('once names are known: the other side too, and only a professional the CV', async () => {
    const listingId = scene.professionals[0]?.listingId ?? '';
    const pair = {
      candidateId: userId('candidates', 0),
      professionalId: userId('professionals', 0),
      listingId,
    };
    const { id } = await confirmedBooking(pair);
    for (const address of [photo, cv]) await expectRead(address, [maya, daniel, admin], [stranger, other]);
    await expectRead(danielsPhoto, [maya, daniel, admin], [stranger, other]);
    const [hers, his] = [
      await maya.call('GET', `/api/bookings/${id}`),
      await daniel.call('GET', `/api/bookings/${id}`),
    ];
    expect(hers.body.counterpart).toMatchObject({ photo: danielsPhoto });
    expect(hers.body.counterpart).not.toHaveProperty('cv');
    expect(his.body.counterpart).toMatchObject({ photo, cv });
  });

  it('as what we made it, to be shown or kept and nothing else', async () => {
    const picture = await daniel.send('GET', photo);
    const bytes = new Uint8Array(await picture.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 512 });
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': 'inline',
      'cache-control': 'private, no-cache',
      etag,
    });
    const file = await daniel.send('GET', cv);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="cv.pdf"',
    });
    const known = await daniel.call('GET', photo, { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect(known).toMatchObject({ status: 304, text: '' });
    // Knowing the bytes is no way in.
    const stolen = await stranger.call('GET', photo, { headers: { 'if-none-match': etag } });
    expect(stolen.status).toBe(404);
  });

  it('and it is in the data that its owner takes along', async () => {
    const { body, text } = await maya.call('GET', '/api/me/export');
    const files = body.files as { kind: string; address: string }[];
    expect(files.map(({ kind }) => kind)).toEqual(['photo', 'cv']);
    expect(files.map(({ address }) => new URL(address).pathname)).toEqual([photo, cv]);
    expect(text).not.toContain('"bytes"');
  });
});
