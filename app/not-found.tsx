import type { Metadata } from 'next';
import { NotFoundPage } from '@/components/shell/not-found-page';
import { PlainFrame } from '@/components/shell/plain-frame';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PlainFrame>
      <NotFoundPage />
    </PlainFrame>
  );
}
