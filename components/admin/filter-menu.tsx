import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Disclosure } from '../shell/disclosure';
import { classNames } from '../ui/class-names';
import { Icon } from '../ui/icon';
import styles from './admin.module.css';

/** One choice of a filter: a link to the table with it, or without it when it is chosen already. */
export type Choice = { readonly label: string; readonly chosen: boolean; readonly href: Route };

/** A filter as a chip that opens its choices. Each is a link, so that several can be taken one after the other. */
export function FilterMenu({
  label,
  choices,
  said,
  children,
}: {
  label: string;
  choices: readonly Choice[];
  /** What is chosen, in words, where the choices do not say it. */
  said?: string | undefined;
  children?: ReactNode;
}) {
  const chosen = said ?? choices.flatMap((choice) => (choice.chosen ? [choice.label] : [])).join(', ');
  return (
    <Disclosure
      className={styles.filter ?? ''}
      drops
      summary={
        <span className={classNames('chip', chosen !== '' && 'chip--on')}>
          {label}
          {chosen !== '' && <b className={styles.chosen}>{chosen}</b>}
          <Icon name="down" />
        </span>
      }
    >
      <div>
        <ul>
          {choices.map(({ label: word, chosen: isChosen, href }) => (
            <li key={word}>
              <Link href={href} prefetch={false} scroll={false} {...(isChosen && { 'aria-current': true })}>
                {isChosen ? <Icon name="tick" /> : <span />}
                <span>
                  {word}
                  {isChosen && <span className="vh">, remove</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {children}
      </div>
    </Disclosure>
  );
}
