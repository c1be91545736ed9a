import { Icon } from '@/components/ui/icon';
import { WEEK_TEMPLATES, type WeekTemplate } from '@/lib/availability/week-templates';
import { type Press, StepButton } from './step-button';
import styles from './week-form.module.css';

/** Weeks to start from, folded away. What is there is replaced, and one press on "Undo" brings it back. */
export function Templates({ onPress }: { onPress: Press }) {
  const names = Object.keys(WEEK_TEMPLATES) as WeekTemplate[];
  return (
    <details className={styles.templates} name="copy">
      <summary className="btn btn--quiet btn--s">
        Start from a template
        <Icon name="down" />
      </summary>
      <fieldset>
        <legend className="s muted">Replaces the hours of every day:</legend>
        {names.map((name) => (
          <StepButton key={name} step={{ kind: 'template', name }} onPress={onPress}>
            {WEEK_TEMPLATES[name].label}
          </StepButton>
        ))}
      </fieldset>
    </details>
  );
}
