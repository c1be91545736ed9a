import type { ReactNode } from 'react';
import { type Mark, StatusMark } from './status-mark';

/**
 * One step. `done` happened, `now` is what the booking waits for, `next` is to come, `ended` is a way out, `bad` went
 * wrong. `mark` overrides the mark of its state.
 */
export type TimelineStep = {
  state: 'done' | 'now' | 'next' | 'ended' | 'bad';
  when: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  sum?: ReactNode;
  mark?: Mark;
};

const STATES = {
  done: { className: 'done', mark: 'done', spoken: ' (done)' },
  now: { className: 'is-now', mark: 'agreed', spoken: ' (now)' },
  next: { className: 'to', mark: 'asked', spoken: '' },
  ended: { className: 'ended', mark: 'ended', spoken: ' (ended here)' },
  bad: { className: 'bad', mark: 'cancelled', spoken: '' },
} as const;

/** What has happened and what comes next, oldest first, each with its time and its sum. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label?: string }) {
  return (
    <ol className="tl" aria-label={label}>
      {steps.map((step, index) => {
        const state = STATES[step.state];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: steps keep their place
            key={index}
            className={state.className}
            {...(step.state === 'now' && { 'aria-current': 'step' })}
          >
            <span className="when">{step.when}</span>
            <span className="mark">
              <StatusMark mark={step.mark ?? state.mark} />
            </span>
            <div className="what">
              <h3>
                {step.title}
                {state.spoken && <span className="vh">{state.spoken}</span>}
              </h3>
              {step.detail && <p>{step.detail}</p>}
            </div>
            <span className="sum">{step.sum}</span>
          </li>
        );
      })}
    </ol>
  );
}
