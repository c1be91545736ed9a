'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Note } from '@/components/ui/note';
import { declineWords } from './decline-words';
import type { Refusal } from './use-payment';

type Words = { tone: 'warn' | 'bad'; title: string; advice: string; leave?: true };

/** What came of a try to pay that did not confirm the booking: what happened, what was not lost, what to do. */
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

/** Exported for its test. */
export function refusalWords(refusal: Refusal): Words {
  switch (refusal.kind) {
    case 'declined': {
      const { title, advice } = declineWords(refusal.code, refusal.declineCode);
      return { tone: 'bad', title, advice: `Nothing was charged, and the time is still held. ${advice}` };
    }
    case 'processing':
      return {
        tone: 'warn',
        title: 'Your bank is still processing the payment.',
        advice: 'The booking is confirmed as soon as it is through; you can leave this page.',
        leave: true,
      };
    case 'released':
      return {
        tone: 'bad',
        title: 'The time was released meanwhile.',
        advice: 'It was not paid while it was held. Nothing was charged.',
        leave: true,
      };
    case 'returned':
      return {
        tone: 'bad',
        title: 'The time was released before your payment arrived.',
        advice: 'Your money is on its way back, all of it.',
        leave: true,
      };
    case 'not_charged':
      return {
        tone: 'bad',
        title: 'Stripe did not answer.',
        advice: 'Nothing was charged so far, and the time is still held. Try again in a minute.',
      };
    case 'unknown':
      return {
        tone: 'bad',
        title: 'We could not find out whether your card was charged.',
        advice:
          'If it was, the booking is confirmed by itself within minutes. If not, pay again: this call cannot be charged twice.',
        leave: true,
      };
  }
}
