import type { ReactNode } from 'react';

/** Several of one part side by side, each with what it shows under it. */
export function Cells({ items }: { items: readonly { name: string; part: ReactNode }[] }) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-4 not-first:mt-6">
      {items.map(({ name, part }) => (
        <div key={name} className="grid content-start justify-items-start gap-1.5">
          {part}
          <span className="xs muted">{name}</span>
        </div>
      ))}
    </div>
  );
}
