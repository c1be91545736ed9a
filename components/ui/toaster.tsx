'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import { Toast } from './toast';

export type ToastMessage = { text: ReactNode; action?: ReactNode; tone?: 'good' | 'bad' };

const ToastContext = createContext<(message: ToastMessage) => void>(() => {});

/** Says something at the foot of the page; it is read out politely. Works below a `Toaster`. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

/** How long a toast stays (ms). One with an action, or one that says what went wrong, stays until it is closed. */
const STAY_MS = 8000;

/** Holds the toasts of the pages below it. The region is there from the start, so that what appears in it is read out. */
export function Toaster({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(ToastMessage & { id: number })[]>([]);
  const nextId = useRef(1);
  const show = useCallback((message: ToastMessage) => {
    const id = nextId.current++;
    setToasts((current) => [...current.slice(-2), { ...message, id }]);
  }, []);
  const dismiss = useCallback(
    (id: number) => setToasts((current) => current.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status">
        {toasts.map((toast) => (
          <Timed
            key={toast.id}
            stays={toast.tone === 'bad' || toast.action !== undefined}
            onEnd={() => dismiss(toast.id)}
          >
            <Toast
              tone={toast.tone ?? 'good'}
              action={
                <>
                  {toast.action}
                  <button type="button" aria-label="Close" onClick={() => dismiss(toast.id)}>
                    <Icon name="close" />
                  </button>
                </>
              }
            >
              {toast.text}
            </Toast>
          </Timed>
        ))}
      </div>
    </ToastContext>
  );
}

/** Ends after `STAY_MS`, unless it stays; waits as long as the pointer or the focus is on it. */
function Timed({ stays, onEnd, children }: { stays: boolean; onEnd: () => void; children: ReactNode }) {
  const [held, setHeld] = useState(false);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (stays || held) return;
    const timer = setTimeout(() => end.current(), STAY_MS);
    return () => clearTimeout(timer);
  }, [stays, held]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {children}
    </div>
  );
}
