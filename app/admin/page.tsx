import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BooksSection } from '@/components/admin/exceptions/books-section';
import { ExceptionList } from '@/components/admin/exceptions/exception-list';
import { HealthLine } from '@/components/admin/exceptions/health-line';
import { WaitingSection } from '@/components/admin/exceptions/waiting-section';
import { AdminHead } from '@/components/admin/head';
import { TableKeys } from '@/components/admin/table-keys';
import { Bone, Waiting } from '@/components/ui/skeleton';
import { needsDecision } from '@/lib/admin/decisions';
import { readHealth } from '@/lib/admin/health';
import { waitingPayouts } from '@/lib/admin/waiting-payouts';
import { willNeedDecision } from '@/lib/admin/warnings';
import { now } from '@/lib/clock';
import { formatDateTime } from '@/lib/format';
import { requireActor } from '@/lib/page-access';

export const metadata: Metadata = { title: 'Exceptions' };

/** What does not run by itself: the admin's first page. */
export default async function Exceptions() {
  const actor = await requireActor('/admin');
  const [health, decisions, warnings, payouts] = await Promise.all([
    readHealth(actor),
    needsDecision(actor),
    willNeedDecision(actor),
    waitingPayouts(actor),
  ]);
  const at = now();
  return (
    <>
      <AdminHead title="Exceptions">
        <p className="muted">
          {formatDateTime(at, 'UTC', { showZone: false })} UTC. Everything not listed here runs by itself.
        </p>
      </AdminHead>
      <HealthLine health={health} />
      <ExceptionList title="Needs a decision" found={decisions} none="Nothing waits for you." now={at} />
      <ExceptionList
        title="Will need one soon"
        found={warnings}
        none="Nothing is running towards a deadline unattended."
        now={at}
      />
      <WaitingSection payouts={payouts} now={at} />
      {/* Reads the whole ledger, so the rest does not wait for it. */}
      <Suspense
        fallback={
          <Waiting label="Comparing the books">
            <Bone size="w-[min(32rem,95%)] h-5.5" />
          </Waiting>
        }
      >
        <BooksSection actor={actor} />
      </Suspense>
      {decisions.count + warnings.count > 0 && <TableKeys searches={false} />}
    </>
  );
}
