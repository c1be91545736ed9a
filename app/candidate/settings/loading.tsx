import { PageSkeleton, Waiting } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <Waiting label="Loading your settings">
      <PageSkeleton leaves={2} />
    </Waiting>
  );
}
