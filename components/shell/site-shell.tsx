import type { ReactNode } from 'react';
import type { SignOut, Viewer } from './account-menu';
import { DemoStrip } from './demo-strip';
import type { NavItem } from './navigation';
import { type FooterZone, SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/**
 * The frame of every page: skip link, demo strip (only when `demo` is given), header, `main`, footer. `dense` is the
 * admin's: wider, smaller type, no footer.
 */
export function SiteShell({
  items,
  account,
  zone,
  demo,
  dense = false,
  children,
}: {
  items: readonly NavItem[];
  account: { viewer: Viewer; signOut: SignOut } | null;
  zone?: FooterZone | undefined;
  demo?: { sandboxUrl: string } | undefined;
  dense?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={dense ? 'frame dense' : 'frame'}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      {demo && <DemoStrip sandboxUrl={demo.sandboxUrl} wide={dense} />}
      <SiteHeader items={items} account={account} wide={dense} />
      <main className={dense ? 'wrap wrap--wide' : 'wrap'} id="main" tabIndex={-1}>
        {children}
      </main>
      {!dense && <SiteFooter zone={zone} />}
    </div>
  );
}
