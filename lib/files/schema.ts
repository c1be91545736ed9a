import { z } from 'zod';
import { idPattern } from '@/lib/ids';
import { defineRoute } from '@/lib/route';
import type { FileKind } from '@/prisma/generated/client/enums';
import { CV_BYTES, PHOTO_BYTES } from './cleaner/limits.mjs';

/** As what a file is given out: by its kind, and never by what the upload said of itself. */
export const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  photo: 'image/webp',
  cv: 'application/pdf',
};

/** Where a file is. */
export function fileAddress(id: string): string {
  return `/api/files/${id}`;
}

const stored = z.object({
  id: z.string(),
  address: z.string().describe('Where it is, without the origin.'),
  kind: z.enum(['photo', 'cv']),
  size: z.int().describe('Bytes of the file as it is kept.'),
  width: z.int().nullable(),
  height: z.int().nullable(),
  pages: z.int().nullable(),
  createdAt: z.iso.datetime(),
});
/** A file without its bytes, as its owner sees it. */
export type StoredFile = z.infer<typeof stored>;

const removed = z.object({ removed: z.boolean().describe('Whether there was one.') });

const photoUpload = { maxBytes: PHOTO_BYTES, types: ['image/jpeg', 'image/png', 'image/webp'] } as const;
const cvUpload = { maxBytes: CV_BYTES, types: ['application/pdf'] } as const;

export const savePhotoRoute = defineRoute({
  method: 'PUT',
  path: '/api/me/photo',
  summary: 'Save the caller’s picture: the bytes of a JPEG, PNG or WebP. It is drawn anew as a square.',
  action: 'photo.write',
  limit: 'write',
  upload: photoUpload,
  answer: stored,
});

export const sendPhotoRoute = defineRoute({
  method: 'POST',
  path: '/api/me/photo',
  summary: 'The same for a form with one file; leads back to the settings, which say what became of it.',
  action: 'photo.write',
  limit: 'write',
  upload: { ...photoUpload, form: true },
  answer: null,
  status: 303,
});

export const removePhotoRoute = defineRoute({
  method: 'DELETE',
  path: '/api/me/photo',
  summary: 'Remove the caller’s picture',
  action: 'photo.write',
  limit: 'write',
  answer: removed,
});

export const saveCvRoute = defineRoute({
  method: 'PUT',
  path: '/api/me/cv',
  summary: 'Save the caller’s CV: the bytes of a PDF. Its pages are written anew, without anything else.',
  action: 'cv.write',
  limit: 'write',
  upload: cvUpload,
  answer: stored,
});

export const sendCvRoute = defineRoute({
  method: 'POST',
  path: '/api/me/cv',
  summary: 'The same for a form with one file; leads back to the settings, which say what became of it.',
  action: 'cv.write',
  limit: 'write',
  upload: { ...cvUpload, form: true },
  answer: null,
  status: 303,
});

export const removeCvRoute = defineRoute({
  method: 'DELETE',
  path: '/api/me/cv',
  summary: 'Remove the caller’s CV',
  action: 'cv.write',
  limit: 'write',
  answer: removed,
});

export const readFileRoute = defineRoute({
  method: 'GET',
  path: '/api/files/{id}',
  summary:
    'A picture or a CV: the caller’s own, or of the other side of a booking in which names are known. `If-None-Match` is answered with 304.',
  action: 'file.read',
  limit: 'read',
  params: z.object({ id: z.string().regex(idPattern('fi')) }),
  answer: null,
  file: Object.values(CONTENT_TYPES),
});
