// @ts-check
import { EncryptedPDFError, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { CV_STORED_BYTES, MOST_PAGES } from './limits.mjs';
import { Refusal } from './refusal.mjs';
import { scrub } from './scrub.mjs';

/** What a page needs to be drawn. Annotations, actions, threads, thumbnails, metadata and all else are not in it. */
const PAGE_KEYS = new Set([
  'Type',
  'Parent',
  'MediaBox',
  'CropBox',
  'Rotate',
  'UserUnit',
  'Resources',
  'Contents',
  'Group',
]);
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/**
 * Writes the pages of a CV into a new document that has nothing else: no scripts, actions, links, forms, attached files
 * or layers, and nothing that says who made it, when and with what.
 * @param {Uint8Array} bytes as they were uploaded
 * @returns {Promise<{ bytes: Uint8Array, pages: number }>}
 * @throws {Refusal}
 */
export async function cleanCv(bytes) {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new Refusal('wrong_type');
  const given = await read(bytes);
  try {
    const made = await writePages(given);
    const saved = await made.save({ useObjectStreams: true, addDefaultPage: false });
    if (saved.length > CV_STORED_BYTES) throw new Refusal('too_heavy');
    return { bytes: saved, pages: made.getPageCount() };
  } catch (error) {
    // What the library trips over is in the file.
    throw error instanceof Refusal ? error : new Refusal('unreadable');
  }
}

/** @param {Uint8Array} bytes */
async function read(bytes) {
  try {
    const given = await PDFDocument.load(bytes, { updateMetadata: false });
    if (given.isEncrypted) throw new Refusal('encrypted');
    return given;
  } catch (error) {
    if (error instanceof EncryptedPDFError) throw new Refusal('encrypted');
    throw error instanceof Refusal ? error : new Refusal('unreadable');
  }
}

/** @param {PDFDocument} given */
async function writePages(given) {
  const pages = given.getPages();
  if (pages.length === 0) throw new Refusal('no_pages');
  if (pages.length > MOST_PAGES) throw new Refusal('too_many_pages');
  for (const { node } of pages) {
    for (const name of INHERITED) {
      const value = node.getInheritableAttribute(PDFName.of(name));
      if (value) node.set(PDFName.of(name), value);
    }
    for (const key of node.keys()) if (!PAGE_KEYS.has(key.decodeText())) node.delete(key);
  }
  scrub(
    given.context,
    pages.map(({ node }) => node),
  );
  const made = await PDFDocument.create({ updateMetadata: false });
  for (const page of await made.copyPages(given, given.getPageIndices())) made.addPage(page);
  delete made.context.trailerInfo.Info;
  delete made.context.trailerInfo.ID;
  keepOnly(made.catalog, ['Type', 'Pages']);
  return made;
}

/**
 * @param {PDFDict} dict
 * @param {readonly string[]} names
 */
function keepOnly(dict, names) {
  for (const key of dict.keys()) if (!names.includes(key.decodeText())) dict.delete(key);
}
