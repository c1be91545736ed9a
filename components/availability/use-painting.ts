import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Extent, Place } from './grid-places';

/** So long a finger rests before it paints, in milliseconds; and so far it may slip meanwhile, in pixels. */
const HOLD = 350;
const SLIP = 10;

export type Painting = {
  /** Whether painting that begins in this cell makes time free: where it is free already, it clears. */
  readonly frees: (place: Place) => boolean;
  /** The extent as it grows, and what would become of it. */
  readonly onShow: (extent: Extent, free: boolean) => void;
  readonly onPaint: (extent: Extent, free: boolean) => void;
  readonly onTap: (place: Place) => void;
  /** A press without a pointer, as screen readers send it. */
  readonly onToggle: (place: Place) => void;
};

/**
 * Painting by pointer. A mouse paints while its button is down. A finger must still scroll the page, which is longer
 * than a screen, so it has two ways that cannot happen by accident: a tap where the time begins and one where it ends,
 * between which one may scroll as far as one likes (and which needs no dragging, WCAG 2.5.7); or resting for a moment
 * and then dragging. A finger that moves at once scrolls, as everywhere.
 *
 * @returns the handlers of the table, and the way to give up what is being painted (true if there was something)
 */
export function usePainting(table: RefObject<HTMLTableElement | null>, painting: Painting) {
  const drag = useRef<(Extent & { readonly free: boolean }) | null>(null);
  const hold = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  /** What pressed last, and whether its click is done with. */
  const pressed = useRef('');

  useEffect(() => {
    const element = table.current;
    // While a finger paints the page must not scroll; only a listener that is not passive can say so.
    const keepStill = (event: TouchEvent) => {
      if (drag.current && event.cancelable) event.preventDefault();
    };
    element?.addEventListener('touchmove', keepStill, { passive: false });
    return () => {
      element?.removeEventListener('touchmove', keepStill);
      clearTimeout(hold.current?.timer);
    };
  }, [table]);

  function begin(place: Place) {
    const extent = { anchor: place, head: place };
    const free = painting.frees(place);
    drag.current = { ...extent, free };
    painting.onShow(extent, free);
  }
  function stopHolding() {
    clearTimeout(hold.current?.timer);
    hold.current = null;
  }
  function drop(): boolean {
    stopHolding();
    const wasPainting = drag.current !== null;
    drag.current = null;
    return wasPainting;
  }

  const handlers = {
    onPointerDown(event: PointerEvent) {
      const place = placeOf(event.target);
      pressed.current = event.pointerType;
      if (!place || event.button !== 0 || !event.isPrimary) return;
      if (event.pointerType === 'mouse') {
        table.current?.setPointerCapture(event.pointerId);
        begin(place);
        return;
      }
      stopHolding();
      const timer = setTimeout(() => {
        pressed.current = 'done';
        begin(place);
      }, HOLD);
      hold.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      const { clientX, clientY } = event;
      if (!drag.current) {
        const { current: still } = hold;
        if (still && Math.hypot(clientX - still.x, clientY - still.y) > SLIP) stopHolding();
        return;
      }
      const head = placeOf(document.elementFromPoint(clientX, clientY), table.current);
      if (!head || (head.day === drag.current.head.day && head.quarter === drag.current.head.quarter)) return;
      drag.current = { ...drag.current, head };
      painting.onShow(drag.current, drag.current.free);
    },
    onPointerUp() {
      const { current: painted } = drag;
      drop();
      if (painted) painting.onPaint(painted, painted.free);
    },
    onClick(event: MouseEvent) {
      const place = placeOf(event.target);
      const by = pressed.current;
      pressed.current = '';
      if (!place || by === 'mouse' || by === 'done') return;
      if (by === '') painting.onToggle(place);
      else painting.onTap(place);
    },
    // A finger that rests would open the menu of the browser.
    onContextMenu(event: MouseEvent) {
      if (pressed.current !== 'mouse' && pressed.current !== '') event.preventDefault();
    },
  };
  return { handlers, drop };
}

/** The cell that an element stands in. */
function placeOf(target: EventTarget | null, within?: HTMLElement | null): Place | null {
  const cell = target instanceof Element ? target.closest('td') : null;
  const row = cell?.parentElement;
  if (!cell || !row || (within && !within.contains(cell))) return null;
  return { day: cell.cellIndex - 1, quarter: Number(row.dataset.quarter) };
}
