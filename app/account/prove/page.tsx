import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { PageHead } from '@/components/ui/page-head';
import { ownPath } from '@/lib/accounts/destination';
import { requireActor } from '@/lib/page-access';
import { isProven } from '@/lib/proof';
import { Proof } from '../proof';
import { proveAndGoOnAction } from './actions';

export const metadata: Metadata = { title: 'Is it you?' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Asks who it is in the middle of something, and leads back to that. */
export default async function ProvePage({ searchParams }: Props) {
  const next = ownPath([(await searchParams).next].flat()[0]) ?? '/account';
  const actor = await requireActor('/account/prove', undefined, { next });
  if (isProven(actor)) redirect(next as Route);
  return (
    <>
      <PageHead title="Before you go on" lede={actor.email} />
      <Proof actor={actor} action={proveAndGoOnAction} next={next} />
    </>
  );
}
