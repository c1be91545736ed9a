// @ts-check

const START = 0xd8;
const SCAN = 0xda;
/** EXIF and XMP, Photoshop and IPTC, comments. Colour profiles (APP2) and Adobe's mark (APP14) decide how it looks. */
const DROPPED = new Set([0xe1, 0xed, 0xfe]);

/**
 * A JPEG without what tells of the camera, the place and the program.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array} the same where they are no JPEG
 */
export function withoutMetadata(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== START) return bytes;
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (!DROPPED.has(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(bytes.subarray(at));
  return new Uint8Array(Buffer.concat(kept));
}
