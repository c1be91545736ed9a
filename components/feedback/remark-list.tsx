'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import styles from './feedback.module.css';
import type { Remark } from './remarks';

const GAP = 16;

/**
 * Remarks on the text. On wide screens each stands beside its words, as far as there is room; below the text on
 * others, with the words they mean.
 * @param places where each mark begins, in pixels from the top of the text
 */
export function RemarkList({
  remarks,
  text,
  places,
}: {
  remarks: readonly Remark[];
  text: string;
  places: Readonly<Record<number, number>>;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<readonly number[]>([]);

  useLayoutEffect(() => {
    let free = 0;
    const items = [...(list.current?.children ?? [])];
    const next = items.map((item, index) => {
      const top = Math.max(free, places[remarks[index]?.number ?? 0] ?? 0);
      free = top + item.clientHeight + GAP;
      return top;
    });
    setTops((before) => (before.join() === next.join() ? before : next));
  }, [places, remarks]);

  // Set on the elements and not in the markup, where the page's policy allows no style attribute.
  useLayoutEffect(() => {
    const items = [...(list.current?.children ?? [])];
    for (const [index, item] of items.entries()) {
      const top = tops[index];
      if (item instanceof HTMLElement && top !== undefined) item.style.setProperty('--top', `${top}px`);
    }
    list.current?.style.setProperty('--last', `${Math.max(0, ...tops)}px`);
  }, [tops]);

  return (
    <ol className={styles.remarks} ref={list} aria-label="Remarks on your text">
      {remarks.map((remark, index) => {
        const top = tops[index];
        const isLevel = remark.range !== null && top === places[remark.number];
        return (
          <li
            key={remark.number}
            className={isLevel ? styles.level : undefined}
            data-changed={remark.changed || undefined}
          >
            <span>{remark.number}</span>
            <div>
              <b>{remark.message}</b>
              {remark.changed && <em>Changed since</em>}
              {remark.range && <q>{shortened(text.slice(remark.range.start, remark.range.end))}</q>}
              <p>{remark.hint}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The beginning of a long passage, up to the end of a word. */
function shortened(words: string): string {
  return words.length > 90 ? `${words.slice(0, 80).replace(/\s+\S*$/, '')} …` : words;
}
