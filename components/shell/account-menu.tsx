import type { Route } from 'next';
import Link from 'next/link';
import { Icon } from '../ui/icon';
import { Disclosure } from './disclosure';

/** A server action, or the address of a route that takes a POST. */
export type SignOut = string | ((form: FormData) => void | Promise<void>);

/** Somebody signed in, as far as the frame of the page shows them. */
export type Viewer = {
  name: string;
  email: string;
  settings?: Route;
  /** Where their notifications are, and how many of them are unread. */
  notifications?: { href: Route; unread: number };
};

/** The person's name at the right of the header, with settings and the way out under it. */
export function AccountMenu({ viewer, signOut }: { viewer: Viewer; signOut: SignOut }) {
  return (
    <>
      {viewer.notifications && (
        <li className="end">
          <Link href={viewer.notifications.href}>
            Notifications
            {viewer.notifications.unread > 0 && (
              <span className="count-dot">
                {viewer.notifications.unread > 99 ? '99+' : viewer.notifications.unread}
                <span className="vh"> unread</span>
              </span>
            )}
          </Link>
        </li>
      )}
      <li className={viewer.notifications ? undefined : 'end'}>
        <Disclosure
          className="who-menu"
          drops
          summary={
            <>
              <span>{viewer.name}</span>
              <Icon name="down" />
            </>
          }
        >
          <div>
            <p>{viewer.email}</p>
            {viewer.settings && <Link href={viewer.settings}>Settings</Link>}
            <Link href="/account">Sign-in and security</Link>
            <form action={signOut} {...(typeof signOut === 'string' && { method: 'post' })}>
              <button type="submit">Sign out</button>
            </form>
          </div>
        </Disclosure>
      </li>
    </>
  );
}
