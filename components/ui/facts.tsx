import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

/** Short facts on one line with dots between them; absent ones (null, false) are left out. */
export function Facts({ items, large = false }: { items: readonly (ReactNode | false)[]; large?: boolean }) {
  const shown = items.filter((item) => item !== false && item !== null && item !== undefined && item !== '');
  if (shown.length === 0) return null;
  return (
    <ul className={classNames('facts', large && 'facts--m')}>
      {shown.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are drawn once, in their order
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

/** Promises or conditions that are met, one to a line, each with a tick. */
export function Ticks({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="ticks">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in their order
        <li key={index}>
          <Icon name="tick" />
          <span>{item}</span>
        </li>
      ))}
    </ul>
  );
}

/**
 * What and its value, one line each, under hairlines. `small` for a side panel: the value stands at the right. `wide`
 * gives the left side half of the width.
 */
export function Terms({
  items,
  small = false,
  wide = false,
}: {
  items: readonly { term: ReactNode; value: ReactNode }[];
  small?: boolean;
  wide?: boolean;
}) {
  return (
    <dl className={classNames('terms', small && 'terms--s', wide && 'terms--wide')}>
      {items.flatMap(({ term, value }, index) => [
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in their order
        <dt key={`t${index}`}>{term}</dt>,
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in their order
        <dd key={`v${index}`}>{value}</dd>,
      ])}
    </dl>
  );
}
