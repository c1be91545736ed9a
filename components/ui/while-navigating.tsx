import { headers } from 'next/headers';
import { type ReactNode, Suspense } from 'react';

/**
 * Shows `fallback`, the shape of what is to come, while its children load after a click on a link. A full load of the
 * page waits for them instead: what is streamed in later needs script to appear, and pages work without.
 */
export async function WhileNavigating({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const isDocument = (await headers()).get('sec-fetch-dest') !== 'empty';
  return isDocument ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}
