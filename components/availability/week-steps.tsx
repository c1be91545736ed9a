import type { Route } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import type { ShownWeek } from './shown-week';
import styles from './week-grid.module.css';

/** Which week stands behind the hours, and the ways to the one before and after. What is painted stays. */
export function WeekSteps({ week, here }: { week: ShownWeek; here: Route }) {
  return (
    <div className={classNames(styles.steps, 'noscript:hidden')}>
      <Step here={here} monday={week.earlier} label="Earlier week" icon="left" />
      <b aria-live="polite">{week.title}</b>
      <Step here={here} monday={week.later} label="Later week" icon="right" />
    </div>
  );
}

function Step({
  here,
  monday,
  label,
  icon,
}: {
  here: Route;
  monday: string | null;
  label: string;
  icon: 'left' | 'right';
}) {
  const look = buttonClass({ small: true });
  if (monday === null) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link without an address is how HTML switches a link off
      <a className={look} role="link" aria-disabled="true" aria-label={label}>
        <Icon name={icon} />
      </a>
    );
  }
  return (
    <Link
      className={look}
      href={`${here}?week=${monday}` as Route}
      prefetch={false}
      scroll={false}
      aria-label={label}
    >
      <Icon name={icon} />
    </Link>
  );
}
