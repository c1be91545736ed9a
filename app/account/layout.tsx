import type { ReactNode } from 'react';
import { PageShell } from '../page-shell';

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <PageShell>{children}</PageShell>;
}
