'use client';

import { Button } from '@/components/ui/button';

/** Opens the browser's own dialogue. Without script its menu does the same. */
export function PrintButton() {
  return (
    <Button type="button" onClick={() => window.print()}>
      Print, or save as PDF
    </Button>
  );
}
