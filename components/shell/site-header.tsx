import Link from 'next/link';
import { BrandMark } from '../ui/brand-mark';
import { Icon } from '../ui/icon';
import { AccountMenu, type SignOut, type Viewer } from './account-menu';
import { Disclosure } from './disclosure';
import { NavLink } from './nav-link';
import type { NavItem } from './navigation';

/** How many entries fit beside the name from 900 px on; with more, the menu stays folded until 1120 px. */
const SHORT_MENU = 5;

/**
 * Brand, main menu, and at the right the person or the way in. On narrow screens the menu folds behind "Menu".
 * `account` null is somebody signed out.
 */
export function SiteHeader({
  items,
  account,
  wide = false,
}: {
  items: readonly NavItem[];
  account: { viewer: Viewer; signOut: SignOut } | null;
  wide?: boolean;
}) {
  return (
    <header className="top">
      <div className={wide ? 'wrap wrap--wide' : 'wrap'}>
        <Link className="brand" href="/">
          <BrandMark />
          Monet
        </Link>
        <Disclosure
          className={items.length > SHORT_MENU ? 'menu menu--long' : 'menu'}
          drops
          summary={
            <>
              Menu
              <Icon name="down" />
            </>
          }
        >
          <nav aria-label="Main">
            <ul>
              {items.map((item) => (
                <li key={item.href}>
                  <NavLink item={item} />
                </li>
              ))}
              {account ? <AccountMenu {...account} /> : <WayIn />}
            </ul>
          </nav>
        </Disclosure>
      </div>
    </header>
  );
}

function WayIn() {
  return (
    <>
      <li className="end">
        <NavLink item={{ href: '/sign-in', label: 'Sign in' }} />
      </li>
      <li>
        <Link className="btn btn--s" href="/sign-up">
          Sign up
        </Link>
      </li>
    </>
  );
}
