// @ts-check
import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import { STREAM_BYTES } from './limits.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('@cantoo/pdf-lib').PDFRawStream} PDFRawStream */

const FLATE = new Set(['FlateDecode', 'Fl']);

/**
 * How a stream is packed, from the outside in.
 * @param {PDFRawStream} stream
 * @returns {string[]}
 */
export function filtersOf(stream) {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const all = filter instanceof PDFArray ? filter.asArray() : [filter];
  return all.flatMap((each) => (each instanceof PDFName ? [each.decodeText()] : []));
}

/**
 * What a stream grows to in a reader, in bytes, so far as it is deflated: nothing else grows a thousandfold.
 * @param {PDFRawStream} stream
 * @throws {Refusal}
 */
export function unpackedSize(stream) {
  let bytes = stream.getContents();
  for (const filter of filtersOf(stream)) {
    if (!FLATE.has(filter)) break;
    bytes = inflated(bytes);
  }
  return bytes.length;
}

/** @param {Uint8Array} bytes */
function inflated(bytes) {
  try {
    // Many writers leave the end of a stream out, and readers take it.
    return inflateSync(bytes, { maxOutputLength: STREAM_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('too_heavy');
    return bytes; // not deflated, whatever it says: readers show nothing of it
  }
}
