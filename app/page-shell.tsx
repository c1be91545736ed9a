import type { Route } from 'next';
import type { ReactNode } from 'react';
import { ZoneFromBrowser } from '@/components/account/zone-from-browser';
import { menuFor } from '@/components/shell/navigation';
import { SiteShell } from '@/components/shell/site-shell';
import { currentVisitor } from '@/lib/auth';
import { env } from '@/lib/env';
import { formatZoneName } from '@/lib/format';
import { countUnread } from '@/lib/notifications/queries';
import { viewerZone, ZONE_COOKIE, zoneOfCookie } from '@/lib/viewer-zone';
import { signOutAction } from './sign-out';

const SETTINGS: Record<'candidate' | 'professional', Route> = {
  candidate: '/candidate/settings',
  professional: '/professional/settings',
};

/** The frame of every page for whoever is looking: their menu, their zone, and the demo strip in the demo. */
export async function PageShell({ dense = false, children }: { dense?: boolean; children: ReactNode }) {
  const visitor = await currentVisitor();
  const settings = visitor && visitor.role !== 'admin' ? SETTINGS[visitor.role] : undefined;
  const sandboxUrl = env().MONET_SANDBOX_URL;
  const [zone, told, unread] = await Promise.all([
    viewerZone(visitor),
    zoneOfCookie(),
    visitor ? countUnread(visitor.id) : 0,
  ]);
  return (
    <SiteShell
      items={menuFor(visitor?.role ?? null)}
      account={
        visitor && {
          viewer: {
            name: visitor.name,
            email: visitor.email,
            ...(settings && { settings }),
            notifications: { href: '/notifications', unread },
          },
          signOut: signOutAction,
        }
      }
      zone={{ name: formatZoneName(zone), change: settings ?? '/time-zone' }}
      demo={sandboxUrl ? { sandboxUrl } : undefined}
      dense={dense}
    >
      {!visitor && told === null && <ZoneFromBrowser cookie={ZONE_COOKIE} shown={zone} />}
      {children}
    </SiteShell>
  );
}
