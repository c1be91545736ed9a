'use client';

import { useState } from 'react';
import { Icon } from './icon';

/** Copies `value` (an id, a link) and says so. Where the clipboard is closed to pages it says that instead. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const [said, setSaid] = useState<string>();
  const what = label ?? value;

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setSaid('Copied');
    } catch {
      setSaid('The browser did not allow copying');
    }
    setTimeout(() => setSaid(undefined), 2000);
  }

  return (
    <>
      <button
        className="copy"
        type="button"
        aria-label={`Copy ${what}`}
        title={said ?? `Copy ${what}`}
        onClick={copy}
        {...(said === 'Copied' && { 'data-copied': true })}
      >
        <Icon name={said === 'Copied' ? 'tick' : 'copy'} size={14} />
      </button>
      <span className="vh" role="status">
        {said}
      </span>
    </>
  );
}
