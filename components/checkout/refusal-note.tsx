'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Note } from '@/components/ui/note';
import { refusalWords } from './refusal-words';
import type { Refusal } from './use-payment';

/** A refusal, told above the form; it takes the focus. */
export function RefusalNote({ refusal, bookingHref }: { refusal: Refusal; bookingHref: Route }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal) box.current?.focus();
  }, [refusal]);
  const { tone, title, advice, leave } = refusalWords(refusal);
  return (
    <div ref={box} tabIndex={-1} className="mb-5">
      <Note tone={tone} role="alert" title={title}>
        {advice} {leave && <Link href={bookingHref}>Open the booking</Link>}
      </Note>
    </div>
  );
}
