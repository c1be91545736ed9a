import { HeadSkeleton, TableSkeleton, Waiting } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <Waiting>
      <HeadSkeleton />
      <TableSkeleton rows={12} columns={8} />
    </Waiting>
  );
}
