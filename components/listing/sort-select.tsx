'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select, type SelectOption } from '@/components/ui/input';

/** The order of the list, as a field of the form `form`. With script it takes effect at once, else by its button. */
export function SortSelect({
  form,
  options,
  chosen,
}: {
  form: string;
  options: readonly SelectOption[];
  chosen: string;
}) {
  const [sort, setSort] = useState(chosen);
  useEffect(() => setSort(chosen), [chosen]);
  return (
    <>
      <label className="muted" htmlFor="sort">
        Sort by
      </label>
      <Select
        small
        id="sort"
        name="sort"
        form={form}
        options={options}
        value={sort}
        onChange={(event) => {
          setSort(event.target.value);
          const { form: owner } = event.target;
          // After the choice has reached the field.
          setTimeout(() => owner?.requestSubmit());
        }}
      />
      <noscript>
        <Button small type="submit" form={form}>
          Sort
        </Button>
      </noscript>
    </>
  );
}
