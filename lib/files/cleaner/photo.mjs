// @ts-check
import sharp from 'sharp';
import { LEAST_SIDE, MOST_PIXELS, PHOTO_SIDE, PHOTO_STORED_BYTES } from './limits.mjs';
import { Refusal } from './refusal.mjs';

// libvips can read dozens of formats. All but these three are turned off, so that none of the others is ever tried.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a photo anew: upright, a square, WebP, with nothing in it but pixels. Whatever else was in the file, or behind
 * its end, is left behind.
 * @param {Uint8Array} bytes as they were uploaded
 * @returns {Promise<{ bytes: Uint8Array, width: number, height: number }>}
 * @throws {Refusal}
 */
export async function cleanPhoto(bytes) {
  if (!isPhoto(bytes)) throw new Refusal('wrong_type');
  const options = { limitInputPixels: MOST_PIXELS, failOn: /** @type {const} */ ('error'), pages: 1 };
  const { width, height } = await orRefuse(() =>
    sharp(bytes, { ...options, limitInputPixels: false }).metadata(),
  );
  if (width * height > MOST_PIXELS) throw new Refusal('too_many_pixels');
  if (Math.min(width, height) < LEAST_SIDE) throw new Refusal('too_small');
  const drawn = await orRefuse(() =>
    sharp(bytes, options)
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(PHOTO_SIDE, PHOTO_SIDE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true }),
  );
  if (drawn.data.length > PHOTO_STORED_BYTES) throw new Refusal('too_heavy');
  return { bytes: drawn.data, width: drawn.info.width, height: drawn.info.height };
}

/**
 * Whether the bytes begin as a JPEG, a PNG or a WebP does.
 * @param {Uint8Array} bytes
 */
function isPhoto(bytes) {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    start.startsWith('\xff\xd8\xff') ||
    start.startsWith('\x89PNG\r\n\x1a\n') ||
    (start.startsWith('RIFF') && start.endsWith('WEBP'))
  );
}

/**
 * What libvips cannot read is the upload's fault.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function orRefuse(work) {
  try {
    return await work();
  } catch {
    throw new Refusal('unreadable');
  }
}
