import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { fontVariables } from './fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Monet', template: '%s - Monet' },
  description:
    'Half an hour with somebody who does the job. Paid calls and written feedback, anonymous until the booking is confirmed.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#10181a' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each answer has a script nonce of its own (proxy.ts), so no page is made ahead.
  await connection();
  return (
    <html lang="en" className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
