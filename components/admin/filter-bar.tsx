import type { Route } from 'next';
import Link from 'next/link';
import { Temporal } from 'temporal-polyfill';
import { paramsOf, type TableQuery } from '@/lib/admin/query';
import type { AdminFilter, AdminTable } from '@/lib/admin/table';
import { formatDay, formatQuantity } from '@/lib/format';
import { buttonClass } from '../ui/button-class';
import { Icon } from '../ui/icon';
import { Input, SearchInput } from '../ui/input';
import { exportAddress, tableAddress } from './addresses';
import styles from './admin.module.css';
import { type Choice, FilterMenu } from './filter-menu';

type Bar = { table: AdminTable; base: Route; query: TableQuery; now: Temporal.Instant };

/** Search, since, the table's filters, and the export of what they choose. */
export function FilterBar({ count, ...bar }: Bar & { count: number }) {
  const { table, base, query } = bar;
  const isSet = query.text !== '' || query.since !== null || Object.keys(query.filters).length > 0;
  const nothing = tableAddress(base, table, query, { text: '', since: null, filters: {} });
  return (
    <div className="filter-bar">
      <search className={styles.search}>
        <form action={base}>
          <Kept bar={bar} without="q" />
          <SearchInput
            key={query.text}
            small
            name="q"
            label={`Search ${table.title.toLowerCase()}`}
            placeholder={table.searchHint}
            defaultValue={query.text}
          />
        </form>
      </search>
      <SinceMenu {...bar} />
      {table.filters.map((filter) => (
        <FilterMenu key={filter.name} label={filter.label} choices={choicesOf(bar, filter)} />
      ))}
      {isSet && (
        <Link className={buttonClass({ look: 'quiet', small: true })} href={nothing}>
          Clear
        </Link>
      )}
      {count > 0 && (
        <div className="end">
          <a className={buttonClass({ small: true })} href={exportAddress(table, query)} download>
            <Icon name="download" />
            Export {formatQuantity(count, 'row')}, CSV
          </a>
        </div>
      )}
    </div>
  );
}

function SinceMenu(bar: Bar) {
  const { table, base, query, now } = bar;
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const choice = (label: string, days: number): Choice => {
    const since = today.subtract({ days }).toString();
    const chosen = query.since === since;
    return { label, chosen, href: tableAddress(base, table, query, { since: chosen ? null : since }) };
  };
  const said = query.since && formatDay(Temporal.PlainDate.from(query.since), today.year);
  const choices = [choice('Today', 0), choice('The last 7 days', 6), choice('The last 30 days', 29)];
  return (
    <FilterMenu label="Since" choices={choices} said={said ?? undefined}>
      <form action={base}>
        <Kept bar={bar} without="since" />
        <div>
          <label htmlFor="since">A day (UTC)</label>
          <Input
            key={query.since}
            id="since"
            small
            type="date"
            name="since"
            defaultValue={query.since ?? ''}
          />
        </div>
        <button className={buttonClass({ small: true })} type="submit">
          Set
        </button>
      </form>
    </FilterMenu>
  );
}

/** What a form of the bar does not ask for stays as it is. */
function Kept({ bar: { table, query }, without }: { bar: Bar; without: string }) {
  const { [without]: _, ...kept } = paramsOf(table, { ...query, after: null, before: null });
  return Object.entries(kept).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function choicesOf({ table, base, query }: Bar, filter: AdminFilter): Choice[] {
  const { [filter.name]: now = [], ...others } = query.filters;
  return filter.options.map(({ value, label }) => {
    const chosen = now.includes(value);
    const values = chosen ? now.filter((each) => each !== value) : [...now, value];
    const filters = values.length > 0 ? { ...others, [filter.name]: values } : others;
    return { label, chosen, href: tableAddress(base, table, query, { filters }) };
  });
}
