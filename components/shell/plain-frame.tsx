import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '../ui/brand-mark';
import { SiteFooter } from './site-footer';

/** The frame of a page that may not ask who is looking: brand, `main`, footer. For pages outside every group. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className="frame">
      <header className="top">
        <div className="wrap">
          <Link className="brand" href="/">
            <BrandMark />
            Monet
          </Link>
        </div>
      </header>
      <main className="wrap" id="main">
        {children}
      </main>
      <SiteFooter />
    </div>
  );
}
