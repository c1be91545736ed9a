import type { Route } from 'next';
import { Badge } from '../ui/badge';
import { Breadcrumb } from '../ui/breadcrumb';
import { CopyButton } from '../ui/copy-button';
import { AdminHead } from './head';
import type { BadgeLook } from './shown-column';

/** The way back, whose record this is, its id to copy, and its state. */
export function RecordHead({
  back,
  id,
  name,
  word,
  look,
}: {
  back: { href: Route; label: string };
  id: string;
  name?: string;
  word: string;
  look: BadgeLook | undefined;
}) {
  return (
    <>
      <Breadcrumb items={[back]} />
      <AdminHead
        title={
          <>
            <span>{name ?? id}</span>
            {name === undefined && <CopyButton value={id} />}
            <Badge mark={look?.mark ?? 'asked'} tone={look?.tone ?? 'plain'}>
              {word}
            </Badge>
          </>
        }
      >
        {name !== undefined && (
          <p className="muted">
            {id} <CopyButton value={id} />
          </p>
        )}
      </AdminHead>
    </>
  );
}
