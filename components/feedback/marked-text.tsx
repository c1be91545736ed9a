'use client';

import { type ChangeEvent, useLayoutEffect, useRef, useState } from 'react';
import { fieldWiring } from '@/components/ui/field';
import styles from './feedback.module.css';
import { pieces, type Remark } from './remarks';

/**
 * One text with marks in it: the text area lies over a copy of its words, which carries the marks and makes both as
 * high as the text.
 */
export function MarkedText({
  text,
  remarks,
  error,
  onChange,
  onPlaces,
}: {
  text: string;
  remarks: readonly Remark[];
  error: string | undefined;
  onChange: (text: string) => void;
  /** Where each mark begins, in pixels from the top of the text: number of the remark -> offset. */
  onPlaces: (places: Readonly<Record<number, number>>) => void;
}) {
  const copy = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const sheet = copy.current;
    if (!sheet) return;
    const observer = new ResizeObserver(() => setWidth(sheet.clientWidth));
    observer.observe(sheet);
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the places follow from what is drawn, at this width
  useLayoutEffect(() => {
    const marks = copy.current?.querySelectorAll<HTMLElement>('mark') ?? [];
    const places: Record<number, number> = {};
    for (const mark of marks) places[Number(mark.dataset.number)] ??= mark.offsetTop;
    onPlaces(places);
  }, [text, remarks, width, onPlaces]);

  return (
    <div className={styles.paper}>
      <div className={styles.copy} ref={copy} aria-hidden="true">
        {pieces(text, remarks).map((piece, index) =>
          piece.number === null ? (
            piece.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces are drawn anew with each text
            <mark key={index} data-number={piece.number}>
              {piece.text}
              <sup>{piece.number}</sup>
            </mark>
          ),
        )}
        {/* A line end at the end of a text makes a line in the text area. */ '\n'}
      </div>
      <textarea
        {...fieldWiring('text', null, error, 'text-count')}
        name="text"
        aria-label="Your feedback"
        spellCheck
        value={text}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
      />
    </div>
  );
}
