'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Tells the server the browser's own zone, once, by a cookie, and has the page drawn in it. Only for visitors of whom
 * no zone is known yet.
 *
 * @param shown the zone that the page was drawn in
 */
export function ZoneFromBrowser({ cookie, shown }: { cookie: string; shown: string }) {
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone) return;
    const year = 365 * 86_400;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers of this year
    document.cookie = `${cookie}=${encodeURIComponent(zone)}; path=/; max-age=${year}; samesite=lax${secure}`;
    if (zone !== shown) router.refresh();
  }, [cookie, shown, router]);
  return null;
}
