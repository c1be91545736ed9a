'use client';

import { type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';

/**
 * Shows `fallback`, the shape of what is to come, while its children load after a click on a link. A full load of the
 * page waits for them instead: what is streamed in later needs script to appear, and pages work without.
 *
 * Which of both it was stays as it is: another frame around them would make the children anew when the page is
 * refreshed, and what a form had to say would be lost.
 */
export function WhileNavigating({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  const isInBrowser = useSyncExternalStore(neverChanges, inBrowser, onServer);
  const [isNavigation] = useState(isInBrowser);
  return isNavigation ? <Suspense fallback={fallback}>{children}</Suspense> : children;
}

const neverChanges = () => () => {};
const inBrowser = () => true;
/** Also while the browser takes over what the server has drawn. */
const onServer = () => false;
