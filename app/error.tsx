'use client';

import { ErrorPage, type ErrorPageProps } from '@/components/shell/error-page';
import { PlainFrame } from '@/components/shell/plain-frame';

export default function RootError(props: ErrorPageProps) {
  return (
    <PlainFrame>
      <ErrorPage {...props} />
    </PlainFrame>
  );
}
