import type { FileKind } from '@/prisma/generated/client/enums';
import { CV_BYTES, LEAST_SIDE, MOST_PAGES, MOST_PIXELS, PHOTO_BYTES } from './cleaner/limits.mjs';

/** Why a file is not taken. The first ten are what the process that reads files says (cleaner/refusal.mjs). */
export const FAULTS = [
  'empty',
  'too_large',
  'wrong_type',
  'unreadable',
  'too_small',
  'too_many_pixels',
  'encrypted',
  'no_pages',
  'too_many_pages',
  'too_heavy',
  'too_many_uploads',
  'failed',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What became of a file, as the settings are told by their address. */
export type Outcome = 'saved' | 'removed' | Fault;

/** @returns null for whatever else stands in an address */
export function outcomeOf(given: string | readonly string[] | undefined): Outcome | null {
  const code = [given].flat()[0];
  return [...FAULTS, 'saved' as const, 'removed' as const].find((each) => each === code) ?? null;
}

const MB = 1024 * 1024;
export const MOST_MB: Readonly<Record<FileKind, number>> = { photo: PHOTO_BYTES / MB, cv: CV_BYTES / MB };

const WORDS: Readonly<Record<FileKind, Readonly<Record<Fault, string>>>> = {
  photo: {
    empty: 'Choose a picture first.',
    too_large: `The picture is larger than ${MOST_MB.photo} MB. Save it smaller, or choose another.`,
    wrong_type: 'This is not a JPEG, PNG or WebP picture. Save it as one of these, and choose it again.',
    unreadable: 'The picture cannot be read; it may be damaged. Save it again as a JPEG, or choose another.',
    too_small: `The picture is too small. Choose one with at least ${LEAST_SIDE} pixels on each side.`,
    too_many_pixels: `The picture has more than ${MOST_PIXELS / 1_000_000} megapixels. Save it smaller, or choose another.`,
    encrypted: 'The picture cannot be read. Choose another.',
    no_pages: 'The picture cannot be read. Choose another.',
    too_many_pages: 'The picture cannot be read. Choose another.',
    too_heavy: 'Reading the picture takes too much. Save it again as a JPEG, or choose another.',
    too_many_uploads: 'You have sent many files within the hour. Please try again in an hour.',
    failed: 'The picture could not be saved. Nothing was changed; please try again.',
  },
  cv: {
    empty: 'Choose a PDF first.',
    too_large: `The PDF is larger than ${MOST_MB.cv} MB. Save it with smaller pictures, or without.`,
    wrong_type: 'This is not a PDF. Save your CV as a PDF, and choose it again.',
    unreadable: 'The PDF cannot be read; it may be damaged. Save your CV as a PDF again.',
    too_small: 'The PDF cannot be read. Save your CV as a PDF again.',
    too_many_pixels: 'The PDF cannot be read. Save your CV as a PDF again.',
    encrypted: 'The PDF has a password or is protected. Save it without, and choose it again.',
    no_pages: 'The PDF has no pages. Save your CV as a PDF again.',
    too_many_pages: `The PDF has more than ${MOST_PAGES} pages. Shorten it, and choose it again.`,
    too_heavy: 'Reading the PDF takes too much. Save it with smaller pictures, or without.',
    too_many_uploads: 'You have sent many files within the hour. Please try again in an hour.',
    failed: 'The PDF could not be saved. Nothing was changed; please try again.',
  },
};

/** What is wrong with a file and the way out, for a person. */
export function faultWords(kind: FileKind, fault: Fault): string {
  return WORDS[kind][fault];
}
