import type { ReactNode } from 'react';

/**
 * Reads out what changes in it, without showing it. It must be on the page before its words change. `urgent`
 * interrupts: only for a loss.
 */
export function LiveRegion({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) {
  return (
    <p className="vh" role={urgent ? 'alert' : 'status'}>
      {children}
    </p>
  );
}
