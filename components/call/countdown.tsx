'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { LiveRegion } from '@/components/ui/live-region';
import styles from './call.module.css';
import { countdownText, spokenAt } from './countdown-words';

/** `setTimeout` takes no more; whoever waits a month has a fresh page by then. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Time that runs, to the second. It keeps its width, so that nothing around it moves, and is read out at a few moments
 * only. When what the page says changes, the page is read again.
 * @param now the product's time when the page was made, in epoch milliseconds: the reader's own clock may be wrong
 */
export function Countdown({
  to,
  now,
  label,
  changesAt,
}: {
  to: number | null;
  now: number;
  label: string;
  changesAt: readonly number[];
}) {
  const router = useRouter();
  const [leftMs, setLeft] = useState(to === null ? 0 : to - now);
  const [spoken, setSpoken] = useState('');
  const next = changesAt[0];

  useEffect(() => {
    const began = performance.now();
    let before = to === null ? 0 : to - now;
    const look = () => {
      if (to === null) return;
      const left = to - now - (performance.now() - began);
      const words = spokenAt(left, before);
      if (words) setSpoken(`${words} ${label}`);
      before = left;
      setLeft(left);
    };
    const ticking = setInterval(look, 1000);
    // A second later: the server must not find that it is still too early.
    const change =
      next === undefined
        ? undefined
        : setTimeout(() => router.refresh(), Math.min(LONGEST_MS, Math.max(0, next - now) + 1000));
    const again = () => {
      if (document.visibilityState === 'visible') look();
    };
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(ticking);
      clearTimeout(change);
      document.removeEventListener('visibilitychange', again);
    };
  }, [to, now, label, next, router]);

  return (
    <>
      {to !== null && (
        <div className="count" role="timer" aria-label={label}>
          <b className={styles.left}>{countdownText(leftMs)}</b>
          <span>{label}</span>
        </div>
      )}
      <LiveRegion>{spoken}</LiveRegion>
    </>
  );
}
