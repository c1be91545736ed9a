'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from 'react';

/**
 * The form of the list: words here, and filters anywhere on the page that name it by `form={id}`. A plain GET form.
 * With script the page stays, and empty fields are left out of the address.
 *
 * @param address what the page was asked for: when it changes by a link, the fields follow
 */
export function FindForm({
  id,
  address,
  className,
  children,
}: {
  id: string;
  address: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const router = useRouter();
  const [waiting, go] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  // Fields keep what was typed when the page around them changes, so a link like "Clear all" would leave them ticked.
  // What was typed before the script came stays.
  const followed = useRef(address);
  useEffect(() => {
    if (followed.current === address) return;
    followed.current = address;
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLInputElement) {
        if (field.type === 'checkbox') field.checked = field.defaultChecked;
        else field.value = field.defaultValue;
      }
    }
  }, [address]);

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value !== '') query.append(name, value);
    }
    go(() => router.push(`/browse${query.size > 0 ? `?${query}` : ''}` as Route, { scroll: false }));
  }

  return (
    <search>
      <form id={id} ref={form} action="/browse" className={className} onSubmit={find} aria-busy={waiting}>
        {children}
      </form>
    </search>
  );
}
