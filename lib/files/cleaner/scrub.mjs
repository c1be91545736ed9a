// @ts-check
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { withoutMetadata } from './jpeg.mjs';
import { STREAMS_BYTES } from './limits.mjs';
import { Refusal } from './refusal.mjs';
import { filtersOf, unpackedSize } from './stream-size.mjs';

/** @typedef {import('@cantoo/pdf-lib').PDFObject} PDFObject */

/**
 * What stands in the parts of a page beside what draws them: descriptions of the maker's programs, layers, structure,
 * alternatives, attachments, places on a map; and what would act if anything led there.
 */
const DROPPED = new Set([
  ...[
    'Metadata',
    'PieceInfo',
    'LastModified',
    'StructParent',
    'StructParents',
    'OPI',
    'Alternates',
    'OC',
    'AF',
  ],
  ...[
    'EF',
    'Ref',
    'ID',
    'Measure',
    'PtData',
    'Thumb',
    'Info',
    'Names',
    'AcroForm',
    'XFA',
    'Annots',
    'Parent',
  ],
  ...['OpenAction', 'AA', 'A', 'JS', 'JavaScript', 'URI', 'Launch', 'RichMediaContent', 'Properties'],
]);
/** Streams whose data would be read from another file. */
const OUTSIDE = ['F', 'FFilter', 'FDecodeParms'];

/** Dictionaries whose keys are names that the file chose, and so mean nothing: a font may be called `AA`. */
const NAMES = new Set(['ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'XObject', 'Font']);

/** How a dictionary is read: by its keys, as the resources of a page, or as a list of chosen names. */
/** @typedef {'keys' | 'resources' | 'names'} Reading */

/**
 * Takes out of everything that the pages lead to whatever does not draw. Changes the objects in place.
 * @param {import('@cantoo/pdf-lib').PDFContext} context
 * @param {readonly PDFDict[]} pages
 * @throws {Refusal} where opening the file would take too much
 */
export function scrub(context, pages) {
  /** @type {Record<Reading, Set<PDFObject>>} */
  const seen = { keys: new Set(), resources: new Set(), names: new Set() };
  /** @type {[PDFObject | undefined, Reading][]} */
  const open = [];
  let unpacked = 0;

  for (const page of pages) {
    const parts = page.entries().filter(([key]) => key.decodeText() !== 'Parent');
    for (const [key, value] of parts) open.push([value, readingOf(key.decodeText(), 'keys')]);
  }
  for (let next = open.pop(); next; next = open.pop()) {
    const [given, reading] = next;
    const object = given instanceof PDFRef ? context.lookup(given) : given;
    if (!object || seen[reading].has(object)) continue;
    const isNew = Object.values(seen).every((each) => !each.has(object));
    seen[reading].add(object);

    if (object instanceof PDFArray) for (const each of object.asArray()) open.push([each, 'keys']);
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    if (object instanceof PDFRawStream && isNew) {
      unpacked += unpackedSize(object);
      if (unpacked > STREAMS_BYTES) throw new Refusal('too_heavy');
      cleanStream(object);
    }
    for (const [key, value] of dict.entries()) {
      const name = key.decodeText();
      if (reading !== 'names' && DROPPED.has(name)) dict.delete(key);
      else open.push([value, readingOf(name, reading)]);
    }
  }
}

/**
 * @param {string} name
 * @param {Reading} reading of the dictionary that the name stands in
 * @returns {Reading}
 */
function readingOf(name, reading) {
  if (reading === 'names') return 'keys';
  if (reading === 'resources') return NAMES.has(name) ? 'names' : 'keys';
  if (name === 'CharProcs' || name === 'Colorants') return 'names';
  return name === 'Resources' ? 'resources' : 'keys';
}

/** @param {PDFRawStream} stream */
function cleanStream(stream) {
  for (const name of OUTSIDE) stream.dict.delete(PDFName.of(name));
  const filters = filtersOf(stream);
  if (filters.length === 1 && filters[0] === 'DCTDecode') {
    const bytes = withoutMetadata(stream.getContents());
    stream.updateContents(bytes);
  }
}
