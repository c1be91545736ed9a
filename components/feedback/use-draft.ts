import { useCallback, useEffect, useRef, useState } from 'react';
import type { StarName } from './star-names';

/** What stands in the editor; any part may be missing. */
export type EditorContent = {
  readonly text: string;
  readonly actions: readonly string[];
  readonly stars: Readonly<Partial<Record<StarName, number>>>;
};

/** `lost`: cannot be saved any more, with the reason in words. `failed`: will be tried again. */
export type DraftState =
  | { readonly kind: 'untouched' | 'unsaved' | 'saving' | 'failed' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'lost'; readonly why: string };

/** So long after the last keystroke, and at the latest so long after the first unsaved one; milliseconds. */
const PAUSE = 2_000;
const LONGEST = 8_000;
const RETRY = 10_000;

/**
 * Keeps the editor's content on the server while somebody writes, and when they leave the page. Saves are one after
 * another, the newest content last.
 * @returns the state to show; `stop`, which is called when the form is sent; and `resume`, for when it came back
 */
export function useDraft(
  bookingId: string,
  content: EditorContent,
  savedAt: string | null,
): { state: DraftState; stop: () => void; resume: () => void } {
  const [state, setState] = useState<DraftState>(
    savedAt ? { kind: 'saved', at: savedAt } : { kind: 'untouched' },
  );
  const written = JSON.stringify(content);
  const newest = useRef(written);
  const kept = useRef(written);
  const unsavedSince = useRef<number | null>(null);
  const isStopped = useRef(false);
  const isLost = useRef(false);
  const isSaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(
    async (keepalive = false): Promise<void> => {
      if (isStopped.current || isSaving.current || newest.current === kept.current) return;
      const sent = newest.current;
      isSaving.current = true;
      setState({ kind: 'saving' });
      const outcome = await put(bookingId, sent, keepalive);
      isSaving.current = false;
      if (isStopped.current) return;
      setState(outcome);
      if (outcome.kind === 'lost') isStopped.current = isLost.current = true;
      else if (outcome.kind === 'failed') timer.current = setTimeout(() => void save(), RETRY);
      else {
        kept.current = sent;
        unsavedSince.current = null;
        if (newest.current !== sent) timer.current = setTimeout(() => void save(), PAUSE);
      }
    },
    [bookingId],
  );

  useEffect(() => {
    newest.current = written;
    if (isStopped.current || written === kept.current) return;
    setState((before) => (before.kind === 'saving' ? before : { kind: 'unsaved' }));
    unsavedSince.current ??= Date.now();
    const left = Math.max(0, unsavedSince.current + LONGEST - Date.now());
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), Math.min(PAUSE, left));
  }, [written, save]);

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') void save(true);
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      clearTimeout(timer.current);
      void save(true);
    };
  }, [save]);

  const stop = useCallback(() => {
    isStopped.current = true;
    clearTimeout(timer.current);
  }, []);
  const resume = useCallback(() => {
    if (isLost.current) return;
    isStopped.current = false;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), PAUSE);
  }, [save]);
  return { state, stop, resume };
}

async function put(bookingId: string, body: string, keepalive: boolean): Promise<DraftState> {
  try {
    const response = await fetch(`/api/feedback/${bookingId}/draft`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive,
    });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'saved', at: textOf(answer, 'savedAt') };
    if (response.status === 401) {
      return { kind: 'lost', why: 'You are signed out. Sign in in another window, then send it here.' };
    }
    return response.status === 409 || response.status === 404
      ? { kind: 'lost', why: 'It cannot be changed any more. Load the page again.' }
      : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

function textOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === 'string' ? value : '';
}
