import type { ReactNode } from 'react';

/**
 * The half disc and its family. Half an hour, half known: a ring is asked, a half disc is agreed, a full disc is
 * confirmed, a disc with a tick is done. The others are the ways out and the two waits.
 */
const MARKS = {
  asked: <circle cx="8" cy="8" r="5" />,
  agreed: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  confirmed: <circle cx="8" cy="8" r="5.8" fill="currentColor" stroke="none" />,
  done: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="M5 8.3l2 2 4-4.3" stroke="var(--c-paper)" />
    </>
  ),
  ended: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M5 8h6" />
    </>
  ),
  cancelled: <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />,
  refunded: (
    <>
      <path d="M3.5 5.5h6a3.5 3.5 0 0 1 0 7H6" />
      <path d="M6 3L3.5 5.5 6 8" />
    </>
  ),
  due: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 5v3.2l2 1.4" />
    </>
  ),
  held: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1" />
      <path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type Mark = keyof typeof MARKS;

/** One mark, in the colour of the text around it. Always beside a word: colour and shape alone say nothing. */
export function StatusMark({ mark, size = 16 }: { mark: Mark; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {MARKS[mark]}
    </svg>
  );
}
