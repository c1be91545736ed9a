import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import * as cvs from '@/tests/fixtures/files/cvs';
import * as photos from '@/tests/fixtures/files/photos';
import { cleanFile } from './clean';
import { cleanCv } from './cleaner/cv.mjs';
import { withoutMetadata } from './cleaner/jpeg.mjs';
import { CLEANING_MS } from './cleaner/limits.mjs';
import { cleanPhoto } from './cleaner/photo.mjs';

const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);

describe('a photo', () => {
  it.each([
    ['JPEG with the place it was taken at', () => photos.telephonePhoto()],
    ['PNG with a chunk of text', () => photos.notedPng()],
    ['WebP', () => photos.webp()],
    ['WebP of the smallest size', () => photos.webp({ width: 160, height: 1000 })],
  ])('that is a %s comes out as a square of pixels and nothing else', async (_, make) => {
    const given = await make();
    const { bytes, width, height } = await cleanPhoto(given);
    expect([width, height]).toEqual([512, 512]);
    const found = await sharp(bytes).metadata();
    expect(found).toMatchObject({ format: 'webp', width: 512, height: 512, hasProfile: false });
    expect([found.exif, found.xmp, found.iptc, found.icc, found.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    for (const secret of photos.SECRETS) expect(has(bytes, secret)).toBe(false);
  });

  it('had the secrets in it before', async () => {
    const [jpeg, png] = [await photos.telephonePhoto(), await photos.notedPng()];
    expect(photos.SECRETS.map((each) => has(jpeg, each))).toEqual([true, true, true]);
    expect(has(png, photos.SECRETS[1])).toBe(true);
  });

  it('is turned as the camera was held', async () => {
    const { bytes } = await cleanPhoto(await photos.sidewaysPhoto());
    const { data } = await sharp(bytes).extract({ left: 256, top: 20, width: 1, height: 1 }).raw().toBuffer({
      resolveWithObject: true,
    });
    expect(data[0]).toBeGreaterThan(180); // what was left is on top
    expect(data[2]).toBeLessThan(80);
  });

  it('leaves behind what hangs on its end', async () => {
    const both = Buffer.concat([await photos.telephonePhoto(), Buffer.from('<script>alert(1)</script>')]);
    const { bytes } = await cleanPhoto(both);
    expect(has(bytes, 'script')).toBe(false);
  });

  it('is nothing else, whatever it is called', async () => {
    for (const [what, bytes] of Object.entries(await photos.notPhotos())) {
      await expect(cleanPhoto(bytes), what).rejects.toMatchObject({ fault: 'wrong_type' });
    }
  });

  it.each([
    ['too small', 'too_small', () => photos.webp({ width: 159, height: 400 })],
    ['of too many pixels', 'too_many_pixels', () => photos.png({ width: 12_000, height: 12_000 })],
    ['damaged', 'unreadable', async () => (await photos.telephonePhoto()).subarray(0, 700)],
  ])('that is %s is refused', async (_, fault, make) => {
    await expect(cleanPhoto(await make())).rejects.toMatchObject({ fault });
  });
});

describe('a CV', () => {
  it('comes out with its pages and nothing else', async () => {
    const given = await cvs.loadedCv();
    for (const hidden of cvs.HIDDEN)
      expect(everythingIn(await PDFDocument.load(given)), hidden).toContain(hidden);
    const { bytes, pages } = await cleanCv(given);
    expect(pages).toBe(1);

    const made = await PDFDocument.load(bytes, { updateMetadata: false });
    const all = everythingIn(made);
    for (const hidden of cvs.HIDDEN) expect(all, hidden).not.toContain(hidden);
    for (const secret of photos.SECRETS) expect(all, secret).not.toContain(secret);
    for (const key of [
      '/JS',
      '/JavaScript',
      '/AA ',
      '/OpenAction',
      '/Annots',
      '/AcroForm',
      '/EmbeddedFile',
      '/URI',
      '/Info',
    ]) {
      expect(all.replaceAll('/AA <<', ''), key).not.toContain(key);
    }
    expect(made.catalog.keys().map(String).sort()).toEqual(['/Pages', '/Type']);
    expect(made.context.trailerInfo.Info).toBeUndefined();
    expect(all).toContain(Buffer.from(cvs.LINE).toString('hex').toUpperCase());
    expect(all).toContain('/DCTDecode');
    // A form and a font keep the names that the file chose for them, however these are called.
    expect(all).toMatch(/\/Metadata \d+ 0 R/);
    expect(all).toContain('/AA <<');
  });

  it.each([
    ['not a PDF', 'wrong_type', async () => Buffer.from('<html>%PDF-1.7')],
    ['only the beginning of one', 'unreadable', async () => Buffer.from('%PDF-1.7\n1 0 obj\n<<')],
    ['protected', 'encrypted', () => cvs.lockedCv()],
    ['too long', 'too_many_pages', () => cvs.plainCv(11)],
    ['a hundred megabytes when it is opened', 'too_heavy', () => cvs.inflatedCv()],
  ])('that is %s is refused', async (_, fault, make) => {
    await expect(cleanCv(await make())).rejects.toMatchObject({ fault });
  });

  it('may have ten pages', async () => {
    expect(await cleanCv(await cvs.plainCv(10))).toMatchObject({ pages: 10 });
  });

  it('keeps what its pictures look like, without what they tell', async () => {
    const given = await photos.telephonePhoto();
    const bytes = withoutMetadata(given);
    const [before, after] = [await sharp(given).raw().toBuffer(), await sharp(bytes).raw().toBuffer()];
    expect(after.equals(before)).toBe(true);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });
});

describe('the process that cleans', () => {
  it('hands back a photo and a CV', async () => {
    const [photo, cv] = await Promise.all([
      cleanFile('photo', await photos.telephonePhoto()),
      cleanFile('cv', await cvs.plainCv(2)),
    ]);
    expect(photo).toMatchObject({ ok: true, file: { width: 512, height: 512, pages: null } });
    expect(cv).toMatchObject({ ok: true, file: { width: null, pages: 2 } });
    if (cv.ok) expect(has(cv.file.bytes, '%PDF-')).toBe(true);
  });

  it('says why not', async () => {
    expect(await cleanFile('photo', Buffer.from('<svg/>'))).toEqual({ ok: false, fault: 'wrong_type' });
    expect(await cleanFile('cv', Buffer.alloc(0))).toEqual({ ok: false, fault: 'empty' });
  });

  it('ends at a bomb, and nobody else does', async () => {
    const before = process.memoryUsage.rss();
    expect(await cleanFile('cv', cvs.bombCv())).toEqual({ ok: false, fault: 'too_heavy' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
    expect(await cleanFile('cv', await cvs.plainCv())).toMatchObject({ ok: true });
  });

  it('watches its own memory, before anybody else has to', () => {
    const began = performance.now();
    const main = path.resolve('lib/files/cleaner/main.mjs');
    const { signal } = spawnSync(process.execPath, [main, 'cv'], { input: cvs.bombCv() });
    expect(signal).toBe('SIGKILL');
    expect(performance.now() - began).toBeLessThan(CLEANING_MS);
  });

  it('ends when whoever waited has gone', async () => {
    const gone = new AbortController();
    const work = cleanFile('cv', cvs.bombCv(), gone.signal);
    setTimeout(() => gone.abort(), 100);
    await expect(work).rejects.toMatchObject({ message: 'The upload was broken off.' });
  });

  it('takes two at once, some more in turn, and asks the rest to come back', async () => {
    const bytes = await cvs.plainCv();
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => cleanFile('photo', bytes)));
    const refused = all.filter((each) => each.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too_many_requests' });
  });
});

/** All objects of a document as text, with what is packed in its streams. */
function everythingIn({ context }: PDFDocument): string {
  const parts = [String(context.trailerInfo.Info ?? '')];
  for (const [, object] of context.enumerateIndirectObjects()) {
    parts.push(String(object instanceof PDFRawStream ? object.dict : object));
    if (!(object instanceof PDFRawStream)) continue;
    const isPacked = object.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
    const bytes = object.getContents();
    parts.push(Buffer.from(isPacked ? inflateSync(bytes) : bytes).toString('latin1'));
  }
  return parts.join('\n').replaceAll(/<FEFF([0-9A-F]+)>/g, (_, hex: string) => `(${utf16(hex)})`);
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
