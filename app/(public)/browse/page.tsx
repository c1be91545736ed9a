import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import styles from '@/components/listing/browse.module.css';
import { BrowseList } from '@/components/listing/browse-list';
import { Filters } from '@/components/listing/filters';
import { FindForm } from '@/components/listing/find-form';
import { Button } from '@/components/ui/button';
import { SearchInput } from '@/components/ui/input';
import { PageHead } from '@/components/ui/page-head';
import { currentVisitor } from '@/lib/auth';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { type AddressParams, readBrowse, searchOf, writeBrowse } from '@/lib/listings/browse';
import { cardFacets } from '@/lib/listings/facets';
import { searchCards } from '@/lib/listings/search';
import { widenings } from '@/lib/listings/widen';
import { orRefusal } from '@/lib/page-access';
import { viewerZone } from '@/lib/viewer-zone';

export const metadata: Metadata = {
  title: 'Browse',
  description: 'Find somebody who does the job for half an hour on Zoom and written feedback.',
};

const FORM = 'find';
const PAGE_SIZE = 20;

/** The list of cards. Everything that it depends on stands in its address. */
export default async function BrowsePage({ searchParams }: { searchParams: Promise<AddressParams> }) {
  const params = await searchParams;
  const browse = readBrowse(params);
  const cursor = typeof params.cursor === 'string' && params.cursor ? params.cursor : null;
  const [visitor, facets, found] = await Promise.all([
    currentVisitor(),
    cardFacets(),
    orRefusal(searchCards(searchOf(browse, { limit: PAGE_SIZE, cursor }))),
  ]);
  // A cursor of another day or another search: its list no longer exists, so this one begins.
  if (!found.ok) redirect(`/browse${writeBrowse(browse)}` as Route);
  const { policy, ANONYMITY_K: k } = env();
  const reading = { zone: await viewerZone(visitor), now: now(), policy, k };
  return (
    <>
      <PageHead
        title="Find someone who does the job"
        lede={`${policy.callMinutes} minutes on Zoom, then written feedback. No names until a booking is confirmed.`}
      >
        <FindForm id={FORM} address={writeBrowse(browse)} className={styles.find}>
          <SearchInput
            label="Search by employer, role or topic"
            name="q"
            placeholder="Employer, role or topic"
            defaultValue={browse.text}
            maxLength={200}
          />
          <Button look="primary" type="submit">
            Search
          </Button>
        </FindForm>
      </PageHead>
      <div className={styles.cols}>
        <Filters form={FORM} browse={browse} facets={facets} />
        <BrowseList
          form={FORM}
          browse={browse}
          page={found.value}
          ways={found.value.items.length === 0 ? await widenings(browse) : []}
          isFirst={cursor === null}
          reading={reading}
        />
      </div>
    </>
  );
}
