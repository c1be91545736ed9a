import { Icon } from '@/components/ui/icon';
import { ACTION_COUNT, MIN_WORDS, STARS, structuralErrors } from '@/lib/domain/feedback-structure';
import styles from './feedback.module.css';
import type { EditorContent } from './use-draft';

/** What the form itself asks for, and how much of it is there; told by the rule that decides when it is sent. */
export function ReadyList({ content }: { content: EditorContent }) {
  const wrong = structuralErrors(content).map(({ path }) => path);
  const isWrong = (field: string) => wrong.some((path) => path === field || path.startsWith(`${field}.`));
  const rated = STARS.length - wrong.filter((path) => path.startsWith('stars.')).length;
  const items = [
    { name: `${MIN_WORDS} words or more`, done: !isWrong('text') },
    { name: 'Three different actions', done: !isWrong('actions') },
    { name: 'Three ratings', done: rated === STARS.length },
  ];
  return (
    <section className={styles.look}>
      <h2>Ready to send</h2>
      <ul>
        {items.map(({ name, done }) => (
          <li key={name} data-open={!done || undefined}>
            {done ? <Icon name="tick" /> : <i />}
            <span>
              {name}
              <span className="vh">{done ? ', done' : ', to do'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The content of an empty editor. */
export const EMPTY_CONTENT: EditorContent = {
  text: '',
  actions: Array.from({ length: ACTION_COUNT }, () => ''),
  stars: {},
};
