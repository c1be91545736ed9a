// @ts-check

/** What is taken and what is given out, for whoever asks (lib/files) and for the process that cleans. */

/** Bytes that may come in. */
export const PHOTO_BYTES = 5 * 1024 * 1024;
export const CV_BYTES = 2 * 1024 * 1024;

/** Pixels of a photo that is read, and of its smaller side. */
export const MOST_PIXELS = 25_000_000;
export const LEAST_SIDE = 160;

/** A stored photo is a square of so many pixels, and has at most so many bytes. */
export const PHOTO_SIDE = 512;
export const PHOTO_STORED_BYTES = 512 * 1024;

/** Pages of a CV, and bytes of a stored one: writing it anew may make it a little larger. */
export const MOST_PAGES = 10;
export const CV_STORED_BYTES = 4 * 1024 * 1024;

/** What the streams of a CV may grow to when somebody opens it, in bytes: one of them, and all together. */
export const STREAM_BYTES = 64 * 1024 * 1024;
export const STREAMS_BYTES = 192 * 1024 * 1024;

/** What one cleaning may take: milliseconds, and bytes of memory, of which code may use the heap's part. */
export const CLEANING_MS = 10_000;
export const MEMORY_BYTES = 600 * 1024 * 1024;
export const HEAP_MB = 256;
