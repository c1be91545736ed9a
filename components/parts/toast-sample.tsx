'use client';

import { Button } from '../ui/button';
import { Toaster, useToast } from '../ui/toaster';

function Show() {
  const toast = useToast();
  return (
    <div className="row row--tight">
      <Button small onClick={() => toast({ text: 'Hours saved. 13 h 45 min are free this week.' })}>
        Show a toast
      </Button>
      <Button
        small
        onClick={() => toast({ text: 'We could not save. Your hours are still here.', tone: 'bad' })}
      >
        Show what went wrong
      </Button>
    </div>
  );
}

/** Two buttons that make toasts appear. */
export function ToastSample() {
  return (
    <Toaster>
      <Show />
    </Toaster>
  );
}
