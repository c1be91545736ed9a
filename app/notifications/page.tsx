import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { NotificationList } from '@/components/notifications/notification-list';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { ShowMore } from '@/components/ui/pagination';
import { SubmitButton } from '@/components/ui/submit-button';
import { homeOf } from '@/lib/accounts/destination';
import { now } from '@/lib/clock';
import { formatQuantity, formatZoneName } from '@/lib/format';
import { listNotifications } from '@/lib/notifications/queries';
import { PAGE_SIZE } from '@/lib/notifications/schema';
import { orRefusal, requireActor } from '@/lib/page-access';
import { markAllReadAction } from './actions';

export const metadata: Metadata = { title: 'Notifications' };

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

/** What the reader has been told, whatever their role. */
export default async function NotificationsPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const actor = await requireActor('/notifications');
  const after = typeof cursor === 'string' ? cursor : undefined;
  const page = await orRefusal(listNotifications(actor.id, { cursor: after, limit: PAGE_SIZE.default }));
  if (!page.ok) redirect('/notifications'); // an address with a cursor that is none of ours
  const { items, unread, nextCursor } = page.value;
  return (
    <>
      <PageHead
        title="Notifications"
        lede={
          unread > 0 ? `${formatQuantity(unread, 'line')} you have not read.` : 'You have read everything.'
        }
      >
        {unread > 0 && (
          <form action={markAllReadAction} className="row mt-4">
            <SubmitButton small look="plain" busy="Marking">
              Mark all as read
            </SubmitButton>
          </form>
        )}
      </PageHead>
      {items.length === 0 ? (
        <EmptyState
          title="Nothing yet"
          actions={<ButtonLink href={homeOf(actor.role) as Route}>To your start page</ButtonLink>}
        >
          When something happens with a booking it stands here, and we send it by mail as well.
        </EmptyState>
      ) : (
        <>
          <NotificationList items={items} zone={actor.zone} now={now()} />
          <div className="max-w-ledger">
            <ShowMore
              note={`Times are in ${formatZoneName(actor.zone)}.`}
              href={
                nextCursor ? (`/notifications?cursor=${encodeURIComponent(nextCursor)}` as Route) : undefined
              }
              label="Show older"
            />
          </div>
        </>
      )}
    </>
  );
}
