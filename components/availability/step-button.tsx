import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { type DraftStep, writeStep } from '@/lib/availability/draft-steps';
import type { DraftList } from '@/lib/availability/week-draft';
import styles from './week-form.module.css';

export type Press = (step: DraftStep) => void;

/** The id of the button that adds hours on a day (1 is Monday), or a row to a list. */
export function addId(to: number | DraftList): string {
  return `add-${to}`;
}

/** A button that changes the draft: in the page where script runs, else by sending the form. */
export function StepButton({
  step,
  onPress,
  children,
  ...rest
}: { step: DraftStep; onPress: Press } & Omit<Parameters<typeof Button>[0], 'type' | 'onClick'>) {
  return (
    <Button
      small
      {...rest}
      type="submit"
      name="op"
      value={writeStep(step)}
      onClick={(event) => {
        event.preventDefault();
        onPress(step);
      }}
    >
      {children}
    </Button>
  );
}

/** The cross that removes a row. `label` says which. */
export function DropButton({ step, onPress, label }: { step: DraftStep; onPress: Press; label: string }) {
  return (
    <button
      type="submit"
      name="op"
      value={writeStep(step)}
      className={styles.drop}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        onPress(step);
      }}
    >
      <Icon name="close" />
    </button>
  );
}
