import type { CSSProperties } from 'react';

/**
 * The values of `app/tokens.css`, written out, since mail programs know no custom properties. A test compares
 * the two.
 */
export const TONE = {
  paper: '#fbfaf6',
  surface: '#ffffff',
  line: '#dfdcd2',
  ink: '#16211f',
  ink2: '#43504d',
  accent: '#0b4f57',
  onAccent: '#ffffff',
} as const;

export const DARK_TONE: Record<keyof typeof TONE, string> = {
  paper: '#10181a',
  surface: '#172123',
  line: '#2a3638',
  ink: '#ece9e0',
  ink2: '#bdc3be',
  accent: '#8ac9c8',
  onAccent: '#06191b',
};

export const SIZE = { sheet: 600 } as const;

const FAMILY = "'Source Sans 3','Segoe UI',-apple-system,BlinkMacSystemFont,Helvetica,Arial,sans-serif";

export const TYPE = {
  brand: { font: `600 20px/28px ${FAMILY}`, letterSpacing: '-.01em' },
  title: { font: `600 26px/34px ${FAMILY}`, letterSpacing: '-.01em' },
  reading: { font: `400 17px/26px ${FAMILY}` },
  button: { font: `600 17px/24px ${FAMILY}` },
  fact: { font: `400 16px/24px ${FAMILY}` },
  small: { font: `400 15px/22px ${FAMILY}` },
  footer: { font: `400 13px/20px ${FAMILY}` },
} satisfies Record<string, CSSProperties>;

/** All that a style sheet is needed for: the dark palette, and small screens. */
export const DARK_AND_NARROW = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; }
@media (max-width: 599px) {
  .sheet { padding: 24px 20px 28px !important; border-left: 0 !important; border-right: 0 !important; }
  .out { padding: 0 !important; }
  .wide { width: 100% !important; }
  a.cta { display: block !important; }
}
@media (prefers-color-scheme: dark) {
  .bg { background: ${DARK_TONE.paper} !important; }
  .sheet { background: ${DARK_TONE.surface} !important; border-color: ${DARK_TONE.line} !important; }
  .ink { color: ${DARK_TONE.ink} !important; }
  .i2 { color: ${DARK_TONE.ink2} !important; }
  .ln { border-color: ${DARK_TONE.line} !important; }
  .cta { background: ${DARK_TONE.accent} !important; color: ${DARK_TONE.onAccent} !important; }
  .ring { border-color: ${DARK_TONE.accent} !important; }
  .half { background: ${DARK_TONE.accent} !important; }
}
`;
