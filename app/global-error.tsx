'use client';

import { ErrorPage, type ErrorPageProps } from '@/components/shell/error-page';
import { PlainFrame } from '@/components/shell/plain-frame';
import { fontVariables } from './fonts';
import './globals.css';

/** In place of the whole document, when even the root layout could not be made. */
export default function GlobalError(props: ErrorPageProps) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>This page could not be made - Monet</title>
        <PlainFrame>
          <ErrorPage {...props} />
        </PlainFrame>
      </body>
    </html>
  );
}
