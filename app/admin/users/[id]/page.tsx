import type { Metadata } from 'next';
import { AuditPart } from '@/components/admin/audit-part';
import { RecordHead } from '@/components/admin/record-head';
import { UserBookings } from '@/components/admin/user/bookings';
import { UserFacts } from '@/components/admin/user/facts';
import { SuspensionPanel } from '@/components/admin/user/suspension-panel';
import { WorkEmailPanel } from '@/components/admin/user/work-email-panel';
import { ACCOUNT_BADGES } from '@/components/admin/views/looks';
import { ACCOUNT_STATES } from '@/lib/admin/tables/words';
import { readUserRecord } from '@/lib/admin/user-record';
import { now } from '@/lib/clock';
import { orNotFound, requireActor } from '@/lib/page-access';
import { acceptWorkEmailAction, reinstateAction, suspendAction } from './actions';

export const metadata: Metadata = { title: 'User' };

/** Everything that is known of one person. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor('/admin/users/[id]', { id });
  const user = await orNotFound(readUserRecord(actor, id));
  const at = now();
  const state = user.suspendedAt ? 'suspended' : 'active';
  return (
    <>
      <RecordHead
        back={{ href: '/admin/users', label: 'Users' }}
        id={user.id}
        name={user.name}
        word={ACCOUNT_STATES[state]}
        look={ACCOUNT_BADGES[state]}
      />
      <WorkEmailPanel user={user} action={acceptWorkEmailAction} />
      <UserFacts user={user} now={at} />
      <UserBookings user={user} now={at} />
      <SuspensionPanel user={user} suspend={suspendAction} reinstate={reinstateAction} />
      <AuditPart rows={user.audit} now={at} note="Of them and by them, the newest first" />
    </>
  );
}
