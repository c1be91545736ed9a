import type { Route } from 'next';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { StatusMark } from '@/components/ui/status-mark';
import styles from './listing-settings.module.css';
import { checklist, type Onboarding } from './steps';

/** What a card needs, with how far each thing is. It is read from what is saved: whoever leaves finds it as it was. */
export function Checklist({ onboarding }: { onboarding: Onboarding }) {
  return (
    <>
      <p className="measure mb-4">
        Candidates see your card once everything here is done. It never shows your name, and no more of your
        work than enough others share. You can leave at any time and go on later.
      </p>
      <ol className={styles.steps}>
        {checklist(onboarding).map(({ title, detail, href, state }) => (
          <li key={title} data-done={state === 'done' || undefined}>
            <StatusMark mark={MARKS[state]} />
            <div>
              <b>
                <Link href={href as Route}>{title}</Link>
              </b>
              {state === 'next' && (
                <>
                  {' '}
                  <Badge mark="asked" tone="act">
                    Next
                  </Badge>
                </>
              )}
              <p>{detail}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

const MARKS = { done: 'done', waiting: 'due', next: 'asked', open: 'asked' } as const;
