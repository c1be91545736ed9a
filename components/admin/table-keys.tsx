'use client';

import { useEffect, useSyncExternalStore } from 'react';
import styles from './admin.module.css';

const STORED = 'monet admin keys';

/**
 * Keys for the table of the page: `/` to the search, J and K along the rows, C copies the row's id; Enter opens,
 * since the focus stands on the row's link. They can be switched off, because a single letter may also be spoken or
 * pressed by mistake.
 */
export function TableKeys({ searches = true }: { searches?: boolean }) {
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  useEffect(() => {
    if (!on) return;
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
  return (
    <p className={styles.keys}>
      {on && (
        <>
          {searches && (
            <>
              <kbd className="kbd">/</kbd> search &ensp;
            </>
          )}
          <kbd className="kbd">J</kbd> <kbd className="kbd">K</kbd> move &ensp;
          <kbd className="kbd">Enter</kbd> open &ensp;<kbd className="kbd">C</kbd> copy id &ensp;
        </>
      )}
      <button type="button" onClick={() => keep(!on)}>
        {on ? 'Keys off' : 'Keys on'}
      </button>
    </p>
  );
}

function onKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(target)) return;
  const act = { '/': toSearch, j: () => move(1), k: () => move(-1), c: copy }[key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]');
}

function toSearch(): void {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]');
  field?.focus();
  field?.select();
}

function move(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const row = document.activeElement?.closest('tr');
  const at = row ? links.findIndex((link) => row.contains(link)) : -1;
  const next = at === -1 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}

function copy(): void {
  const row = document.activeElement?.closest('tr');
  row?.querySelector<HTMLButtonElement>('button.copy')?.click();
}

function isOn(): boolean {
  return localStorage.getItem(STORED) !== 'off';
}

function keep(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off');
  // The browser tells other pages only.
  window.dispatchEvent(new StorageEvent('storage', { key: STORED }));
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}
