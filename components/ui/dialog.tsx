'use client';

import { type MouseEvent, type ReactNode, useRef } from 'react';
import { type ButtonLook, buttonClass } from './button-class';

/**
 * A question that stops the page, with the link that opens it. With script: modal, Escape and a press beside it close
 * it, and the focus goes back to the link. Without script the same link shows the same section in the page, further
 * down. `actions` come first, most dangerous first; the last button closes ("Keep the call") and has the focus first.
 */
export function Dialog({
  id,
  opener,
  openerLook,
  openerSmall = false,
  title,
  children,
  actions,
  close,
  onShow,
}: {
  id: string;
  opener: ReactNode;
  openerLook?: ButtonLook;
  openerSmall?: boolean;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  close: ReactNode;
  onShow?: (() => void) | undefined;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const wayOut = useRef<HTMLAnchorElement>(null);

  function show(event: MouseEvent) {
    event.preventDefault();
    dialog.current?.showModal();
    // The way out, not the first button: Enter must not cancel a call by habit.
    wayOut.current?.focus();
    onShow?.();
  }
  function hide(event: MouseEvent) {
    if (!dialog.current?.open) return;
    event.preventDefault();
    dialog.current.close();
  }
  function hideFromBeside(event: MouseEvent) {
    if (event.target === dialog.current) dialog.current?.close();
  }

  return (
    <>
      <a
        className={buttonClass({ look: openerLook, small: openerSmall })}
        href={`#${id}`}
        id={`${id}-opener`}
        aria-haspopup="dialog"
        onClick={show}
      >
        {opener}
      </a>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself */}
      <dialog
        className="dialog"
        id={id}
        ref={dialog}
        aria-labelledby={`${id}-title`}
        onClick={hideFromBeside}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <div className="row">
          {actions}
          <a className="btn" ref={wayOut} href={`#${id}-opener`} onClick={hide}>
            {close}
          </a>
        </div>
      </dialog>
    </>
  );
}
