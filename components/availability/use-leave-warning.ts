import { useEffect } from 'react';

const QUESTION = 'Your hours are not saved. Leave this page without saving them?';

/** Asks before a page with unsaved changes is left: by a link, and by closing or reloading it. */
export function useLeaveWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    let mayLeave = false;
    const unload = (event: BeforeUnloadEvent) => {
      if (!mayLeave) event.preventDefault();
    };
    // Links inside the product change the page without unloading it, so they are asked here.
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
      if (!link?.href || link.target || link.hasAttribute('download') || isElsewhere) return;
      if (link.origin !== location.origin || link.pathname === location.pathname) return;
      mayLeave = window.confirm(QUESTION);
      if (mayLeave) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', unload);
    document.addEventListener('click', click, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', click, { capture: true });
    };
  }, [isUnsaved]);
}
