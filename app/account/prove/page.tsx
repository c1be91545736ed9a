import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { ProofSection } from '@/components/account/security/proof-section';
import { PageHead } from '@/components/ui/page-head';
import { ownPath } from '@/lib/accounts/destination';
import { waysIn } from '@/lib/accounts/queries';
import { hasSecondStep } from '@/lib/accounts/second-step/queries';
import { requireActor } from '@/lib/page-access';
import { isProven, PROOF_MINUTES } from '@/lib/proof';
import { proveAndGoOnAction } from './actions';

export const metadata: Metadata = { title: 'Is it you?' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Asks who it is in the middle of something, and leads back to that. */
export default async function ProvePage({ searchParams }: Props) {
  const next = ownPath([(await searchParams).next].flat()[0]) ?? '/account';
  const actor = await requireActor('/account/prove', undefined, { next });
  if (isProven(actor)) redirect(next as Route);
  const [ways, asksCode] = await Promise.all([waysIn(actor.id), hasSecondStep(actor.id)]);
  return (
    <>
      <PageHead title="Before you go on" lede={actor.email} />
      <ProofSection
        email={actor.email}
        hasPassword={ways.password}
        minutes={PROOF_MINUTES}
        asksCode={asksCode}
        action={proveAndGoOnAction}
        next={next}
      />
    </>
  );
}
