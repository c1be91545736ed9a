'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

/**
 * `details` that also closes when the page changes, on Escape, and, with `drops`, when something beside it is
 * pressed or focused. Without script it opens and closes by its summary.
 */
export function Disclosure({
  className,
  summary,
  drops = false,
  children,
}: {
  className: string;
  summary: ReactNode;
  drops?: boolean;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what closes it
  useEffect(() => {
    if (details.current) details.current.open = false;
  }, [pathname]);

  useEffect(() => {
    const box = details.current;
    if (!box) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.open) return;
      const held = box.contains(document.activeElement);
      box.open = false;
      if (held) box.querySelector('summary')?.focus();
    };
    const onElsewhere = (event: Event) => {
      if (drops && box.open && event.target instanceof Node && !box.contains(event.target)) box.open = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [drops]);

  return (
    <details className={className} ref={details}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
