import { Button } from '@/components/ui/button';
import { type DraftStep, writeStep } from '@/lib/availability/week-draft';

export type Press = (step: DraftStep) => void;

/** The id of the button that adds hours on a day (1 is Monday), or days off. */
export function addId(to: number | 'off'): string {
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
