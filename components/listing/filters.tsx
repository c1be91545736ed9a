import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Checkbox } from '@/components/ui/check';
import { Icon } from '@/components/ui/icon';
import { Input } from '@/components/ui/input';
import { SENIORITIES, SENIORITY_NAMES } from '@/lib/domain/seniority';
import { type Browse, countFilters, dollarsOf } from '@/lib/listings/browse';
import type { Facets } from '@/lib/listings/facets';
import styles from './browse.module.css';

/** So many values of a kind stand in the open; the others fold away, unless they are chosen. */
const IN_THE_OPEN = 6;

/** What the list can be narrowed by, as fields of the form `form`. On phones they fold behind a button. */
export function Filters({ form, browse, facets }: { form: string; browse: Browse; facets: Facets }) {
  const set = countFilters(browse);
  const levels = SENIORITIES.filter((level) => facets.seniority.some(({ value }) => value === level));
  return (
    <details className={styles.filters}>
      <summary className="btn btn--block">
        Filters{set > 0 && ` (${set})`}
        <Icon name="down" />
      </summary>
      <section aria-label="Filters">
        <Group legend="When">
          <Checkbox form={form} name="free" value="week" defaultChecked={browse.free}>
            Free in the next 7 days
          </Checkbox>
        </Group>
        <Choices legend="Industry" name="industry" {...{ form, browse, facets }} />
        <Group legend="Seniority">
          {levels.map((level) => (
            <Checkbox
              key={level}
              form={form}
              name="seniority"
              value={level}
              defaultChecked={browse.seniority.includes(level)}
            >
              {SENIORITY_NAMES[level]}
            </Checkbox>
          ))}
        </Group>
        <Group legend="Price for 30 minutes">
          <div className={styles.range}>
            <Input
              small
              form={form}
              prefix="$"
              name="from"
              inputMode="decimal"
              autoComplete="off"
              aria-label="Lowest price in dollars"
              defaultValue={dollarsOf(browse.priceMin) ?? ''}
            />
            <span className="s muted">to</span>
            <Input
              small
              form={form}
              prefix="$"
              name="to"
              inputMode="decimal"
              autoComplete="off"
              aria-label="Highest price in dollars"
              defaultValue={dollarsOf(browse.priceMax) ?? ''}
            />
          </div>
        </Group>
        <Choices legend="Topics" name="topics" {...{ form, browse, facets }} />
        <Choices legend="Languages" name="languages" {...{ form, browse, facets }} />
        <div className="row row--tight">
          <Button small type="submit" form={form}>
            Apply filters
          </Button>
          {set > 0 && (
            <Link className={buttonClass({ look: 'quiet', small: true })} href="/browse" scroll={false}>
              Clear all
            </Link>
          )}
        </div>
      </section>
    </details>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div>{children}</div>
    </fieldset>
  );
}

/** The values that cards show, the most frequent first, chosen ones always in sight. */
function Choices({
  legend,
  name,
  form,
  browse,
  facets,
}: {
  legend: string;
  name: 'industry' | 'topics' | 'languages';
  form: string;
  browse: Browse;
  facets: Facets;
}) {
  const chosen: readonly string[] = browse[name];
  const offered = facets[name].map(({ value }) => value);
  const values = [...offered, ...chosen.filter((value) => !offered.includes(value))];
  const open = values.filter((value, index) => index < IN_THE_OPEN || chosen.includes(value));
  const folded = values.filter((value) => !open.includes(value));
  if (values.length === 0) return null;
  const box = (value: string) => (
    <Checkbox key={value} form={form} name={name} value={value} defaultChecked={chosen.includes(value)}>
      {value}
    </Checkbox>
  );
  return (
    <Group legend={legend}>
      {open.map(box)}
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>
            {folded.length} more<span className="vh"> for {legend}</span>
          </summary>
          {folded.map(box)}
        </details>
      )}
    </Group>
  );
}
