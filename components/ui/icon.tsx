import type { ReactNode } from 'react';

/** Every line drawing of the product on a 16 px grid, stroked in the colour of the text around it. */
const DRAWINGS = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" />
    </>
  ),
  down: <path d="M4 6.5l4 4 4-4" />,
  left: <path d="M9.5 3.5L5 8l4.5 4.5" />,
  right: <path d="M6.5 3.5L11 8l-4.5 4.5" />,
  tick: <path d="M3 8.5l3.2 3.2L13 5" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  download: <path d="M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11" />,
  warning: (
    <>
      <path d="M8 2L14.5 13.5h-13z" />
      <path d="M8 6.5v3.2" />
      <path d="M8 11.6v.1" />
    </>
  ),
  error: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 4.8v3.8" />
      <path d="M8 11v.1" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.2" />
      <path d="M8 7.3v3.7" />
      <path d="M8 5v.1" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1" />
      <path d="M2.5 6.5h11M5.5 2v3M10.5 2v3" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  star: <path d="M8 1.9l1.9 4 4.3.6-3.15 3 .8 4.3L8 11.75 4.15 13.8l.8-4.3-3.15-3 4.3-.6z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

/**
 * A line drawing beside a word. It is hidden from screen readers: the word carries the meaning, and a control
 * without a visible word needs an `aria-label` of its own.
 */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      className={className}
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
      {DRAWINGS[name]}
    </svg>
  );
}

/** A filled star in the accent colour, for ratings. */
export function StarIcon({ size = 16, className }: { size?: number; className?: string }) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M8 1.6l1.95 4.1 4.5.6-3.3 3.1.83 4.45L8 11.7l-3.98 2.15.83-4.45-3.3-3.1 4.5-.6z" />
    </svg>
  );
}
