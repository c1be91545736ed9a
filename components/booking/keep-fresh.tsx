'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const EVERY_MS = 2_500;
const TIMES = 24;

/**
 * Reads the page again every few seconds, for a minute: for things of ours that are done in a moment, such as the Zoom
 * link after a payment. It goes when the page has nothing to wait for any more. Without script the page says to reload.
 */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    let left = TIMES;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) clearInterval(timer);
      if (document.visibilityState === 'visible') router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
