import type { Route } from 'next';
import Link from 'next/link';

/** The zone all times on the page are in, by its city, and where it is changed. */
export type FooterZone = { name: string; change: Route };

/** Links that every page has, and the zone its times are in. */
export function SiteFooter({ zone }: { zone?: FooterZone | undefined }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <Link href="/how-it-works">How it works</Link>
        <Link href="/pricing">Pricing</Link>
        <Link href="/help">Help</Link>
        <Link href="/privacy">Privacy</Link>
        {zone && (
          <span className="zone">
            Times are in {zone.name}. <Link href={zone.change}>Change zone</Link>
          </span>
        )}
      </div>
    </footer>
  );
}
