import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StatementPage } from '@/components/earnings/statement-page';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { requireActor } from '@/lib/page-access';
import { statementOf } from '@/lib/payments/earnings/statement';
import { monthAt, statementMonth } from '@/lib/payments/earnings/statement-months';

export const metadata: Metadata = { title: 'Statement' };

/** A month of the professional's account, to read or to print. A month that has not begun has none. */
export default async function Page({ params }: { params: Promise<{ month: string }> }) {
  const { month: named } = await params;
  const actor = await requireActor('/professional/earnings/[month]', { month: named });
  const month = statementMonth(named);
  const reader = { zone: actor.zone, now: now(), policy: env().policy };
  const present = monthAt(reader.now, actor.zone);
  if (!month || month > present) notFound();
  const statement = await statementOf(actor, month, actor.zone);
  return (
    <StatementPage
      statement={statement}
      reader={reader}
      isRunning={month === present}
      holder={{ name: actor.name, email: actor.email }}
    />
  );
}
