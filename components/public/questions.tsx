import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';

export type Question = { question: string; answer: ReactNode };

/** Questions that open in place to their answers. They work without script, and the browser's search opens them. */
export function Questions({ items }: { items: readonly Question[] }) {
  return (
    <div className="qa">
      {items.map(({ question, answer }) => (
        <details key={question}>
          <summary>
            {question}
            <Icon name="down" />
          </summary>
          <div>{typeof answer === 'string' ? <p>{answer}</p> : answer}</div>
        </details>
      ))}
    </div>
  );
}
