import type { Metadata } from 'next';
import styles from '@/components/account/account.module.css';
import { ZoneForm } from '@/components/account/zone-form';
import { PageHead } from '@/components/ui/page-head';
import { ownPath } from '@/lib/accounts/destination';
import { currentVisitor } from '@/lib/auth';
import { now } from '@/lib/clock';
import { requestHeaders } from '@/lib/page-access';
import { viewerZone, zoneOfCookie } from '@/lib/viewer-zone';
import { zoneChoices } from '@/lib/zone-choices';
import { saveZoneAction } from './actions';

export const metadata: Metadata = { title: 'Time zone', robots: { index: false } };

export default async function TimeZonePage() {
  const visitor = await currentVisitor();
  const zone = await viewerZone(visitor);
  return (
    <>
      <PageHead
        title="Time zone"
        lede={
          visitor
            ? 'All times are shown in it. Your weekly hours keep their times of day and mean the new zone.'
            : 'All times are shown in it. It is kept in this browser until you open an account.'
        }
      />
      <div className={styles.narrow}>
        <ZoneForm
          action={saveZoneAction}
          zones={zoneChoices(now(), zone)}
          chosen={zone}
          fromBrowser={!visitor && (await zoneOfCookie()) === null}
          next={await cameFrom()}
        />
      </div>
    </>
  );
}

/** The page of ours that the link here stood on, to lead back to. */
async function cameFrom(): Promise<string | undefined> {
  const referer = (await requestHeaders()).get('referer') ?? '';
  if (!URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return pathname === '/time-zone' ? undefined : (ownPath(`${pathname}${search}`) ?? undefined);
}
