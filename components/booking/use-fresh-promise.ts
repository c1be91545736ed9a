'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** A promise of this age is renewed before somebody reads it, so that most of its five minutes are left. */
const OLD_MS = 30_000;
/** How often it is renewed while they do. */
const RENEW_MS = 4 * 60_000;

/**
 * Keeps a promise that runs out fresh while its dialog is open, by reading the page again: what is shown and what is
 * sent change together.
 * @param broken something that is new each time the server has refused the promise; null before
 * @returns to be called when the dialog opens
 */
export function useFreshPromise(dialogId: string, promise: string | undefined, broken: object | null) {
  const router = useRouter();
  const given = useRef(0);
  const timer = useRef<ReturnType<typeof setInterval>>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another promise
  useEffect(() => {
    given.current = performance.now();
  }, [promise]);
  useEffect(() => {
    if (broken) router.refresh();
  }, [broken, router]);
  useEffect(() => () => clearInterval(timer.current), []);

  return () => {
    if (promise === undefined) return;
    if (performance.now() - given.current > OLD_MS) router.refresh();
    clearInterval(timer.current);
    timer.current = setInterval(() => {
      const dialog = document.getElementById(dialogId);
      if (dialog instanceof HTMLDialogElement && dialog.open) router.refresh();
      else clearInterval(timer.current);
    }, RENEW_MS);
  };
}
