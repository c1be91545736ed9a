import type { Route } from 'next';
import type { ReactNode } from 'react';
import { ButtonLink } from './button';
import { Icon } from './icon';

/** The foot of a list that grows: a remark on the left and "Show more", which leads to the next page's address. */
export function ShowMore({
  href,
  note,
  label = 'Show more',
}: {
  href?: Route | undefined;
  note?: ReactNode;
  label?: string;
}) {
  return (
    <div className="more">
      <span className="muted">{note}</span>
      {href && <ButtonLink href={href}>{label}</ButtonLink>}
    </div>
  );
}

/** The foot of a table: which rows these are, and the pages before and after it. An absent address is switched off. */
export function Pager({
  range,
  newer,
  older,
  children,
}: {
  range: ReactNode;
  newer?: Route | undefined;
  older?: Route | undefined;
  children?: ReactNode;
}) {
  return (
    <nav className="under-table" aria-label="Pages">
      <p className="muted">{range}</p>
      <div className="row row--tight">
        {children}
        <Step href={newer}>
          <Icon name="left" />
          Newer
        </Step>
        <Step href={older}>
          Older
          <Icon name="right" />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, children }: { href: Route | undefined; children: ReactNode }) {
  if (href !== undefined) {
    return (
      <ButtonLink small href={href}>
        {children}
      </ButtonLink>
    );
  }
  return (
    // biome-ignore lint/a11y/useValidAnchor: a link without an address is how HTML switches a link off
    <a className="btn btn--s" role="link" aria-disabled="true">
      {children}
    </a>
  );
}
