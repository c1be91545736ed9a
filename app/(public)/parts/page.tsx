import type { Metadata } from 'next';
import { Controls } from '@/components/parts/controls';
import { Fields } from '@/components/parts/fields';
import { Ground } from '@/components/parts/ground';
import { Matter } from '@/components/parts/matter';
import { Overlays } from '@/components/parts/overlays';
import { States } from '@/components/parts/states';
import { PageHead } from '@/components/ui/page-head';

export const metadata: Metadata = { title: 'Parts', robots: { index: false, follow: false } };

/** Every part of the design system in every state, for those who build pages. Nothing links here. */
export default function PartsPage() {
  return (
    <>
      <PageHead title="Parts" lede="Every part once, in every state. Pages use these and nothing else." />
      <Ground />
      <Controls />
      <Fields />
      <States />
      <Matter />
      <Overlays />
    </>
  );
}
