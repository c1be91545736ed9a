import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CallIncludes, CardAnonymity, CardHead } from '@/components/listing/card-about';
import { FreeWeek } from '@/components/listing/free-week';
import { Ratings } from '@/components/listing/ratings';
import { RequestPanel } from '@/components/listing/request-panel';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { currentVisitor } from '@/lib/auth';
import { now } from '@/lib/clock';
import { freeDays } from '@/lib/domain/free-parts';
import { env } from '@/lib/env';
import { formatZoneName } from '@/lib/format';
import { saidOf } from '@/lib/listings/said';
import { listingId } from '@/lib/listings/schema';
import { publicCard } from '@/lib/listings/search';
import { viewerZone } from '@/lib/viewer-zone';
import { requestCallAction } from './actions';

type Props = { params: Promise<{ id: string }> };

const cardOf = cache(async (id: string) => (listingId.safeParse(id).success ? publicCard(id) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await cardOf((await params).id);
  return { title: card?.headline ?? 'Not found', robots: { index: false } };
}

/** One card, with the form that asks for a call. */
export default async function CardPage({ params }: Props) {
  const card = await cardOf((await params).id);
  if (!card) notFound();
  const [visitor, said] = await Promise.all([currentVisitor(), saidOf(card.id)]);
  const zone = await viewerZone(visitor);
  const { policy, ANONYMITY_K: k } = env();
  return (
    <>
      <Breadcrumb items={[{ href: '/browse', label: 'Browse' }]} />
      <div className="split split--wide">
        <div>
          <CardHead card={card} mayAsk={!visitor || visitor.role === 'candidate'} />
          <CallIncludes policy={policy} />
          <FreeWeek days={freeDays(card.freeBlocks, zone, now(), policy)} zoneName={formatZoneName(zone)} />
          <Ratings rating={card.rating} said={said} />
          <CardAnonymity card={card} k={k} />
        </div>
        <aside>
          <RequestPanel card={card} visitor={visitor} policy={policy} action={requestCallAction} />
        </aside>
      </div>
    </>
  );
}
