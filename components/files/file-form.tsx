import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/input';
import { Note } from '@/components/ui/note';
import { faultWords, type Outcome } from '@/lib/files/faults';
import type { FileKind } from '@/prisma/generated/client/enums';

const NAMES: Readonly<Record<FileKind, string>> = { photo: 'picture', cv: 'CV' };

/** What became of the file that was sent last. */
export function FileOutcome({ kind, outcome }: { kind: FileKind; outcome: Outcome | null }) {
  if (!outcome) return null;
  const name = NAMES[kind];
  if (outcome === 'saved') return <Note role="status" title={`Your ${name} is saved.`} />;
  if (outcome === 'removed') return <Note role="status" title={`Your ${name} is removed.`} />;
  return (
    <Note role="alert" tone="bad" title={`Your ${name} was not saved.`}>
      What was there before is still there. <a href={`#${kind}-file`}>See what is wrong with the file</a>
    </Note>
  );
}

/**
 * A form that sends one file, without any script: the answer leads back to the page, which is told by its address what
 * became of it.
 */
export function FileForm({
  kind,
  label,
  hint,
  accept,
  submit,
  outcome,
}: {
  kind: FileKind;
  label: string;
  hint: string;
  accept: string;
  submit: string;
  outcome: Outcome | null;
}) {
  const fault = outcome === 'saved' || outcome === 'removed' ? null : outcome;
  return (
    <form method="post" action={`/api/me/${kind}`} encType="multipart/form-data">
      <TextField
        id={`${kind}-file`}
        name="file"
        type="file"
        label={label}
        hint={hint}
        accept={accept}
        required
        error={fault && faultWords(kind, fault)}
      />
      <div className="row mt-4">
        <Button type="submit">{submit}</Button>
      </div>
    </form>
  );
}
