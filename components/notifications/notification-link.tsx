'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** Leads to what a notification is about, and says on the way that it has been read. Without script it only leads. */
export function NotificationLink({
  id,
  href,
  unread,
  children,
}: {
  id: string;
  href: Route;
  unread: boolean;
  children: ReactNode;
}) {
  function read() {
    // `keepalive`: it arrives although the page is left. If it is lost, the line stays unread, and nothing else.
    fetch('/api/notifications/read', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [id] }),
    }).catch(() => {});
  }
  return (
    <Link href={href} {...(unread && { onClick: read })}>
      {children}
    </Link>
  );
}
