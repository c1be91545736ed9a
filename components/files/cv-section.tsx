import { OneButtonForm } from '@/components/account/security/one-button-form';
import { Leaf } from '@/components/ui/leaf';
import { MOST_MB, type Outcome } from '@/lib/files/faults';
import type { StoredFile } from '@/lib/files/schema';
import type { FormAction } from '@/lib/form-state';
import { FileForm, FileOutcome } from './file-form';

/** A candidate's own CV: as it is, another one, none. */
export function CvSection({
  file,
  outcome,
  remove,
}: {
  file: StoredFile | null;
  outcome: Outcome | null;
  remove: FormAction;
}) {
  return (
    <Leaf id="cv" title="Your CV" note="You may leave it out.">
      <div className="stack max-w-measure">
        <FileOutcome kind="cv" outcome={outcome} />
        <p>
          A professional can read your CV once a booking with them is confirmed, and not before. Nobody else
          but our administrators can.
        </p>
        {file && (
          <div className="row">
            <a href={file.address}>Your CV (PDF, {pagesWords(file.pages)})</a>
            <OneButtonForm action={remove} label="Remove" about="your CV" busy="Removing" />
          </div>
        )}
        <FileForm
          kind="cv"
          label={file ? 'Another CV' : 'Choose a PDF'}
          hint={`PDF, at most 10 pages and ${MOST_MB.cv} MB. We keep what the pages show; links, forms and attachments are left out.`}
          accept="application/pdf"
          submit={file ? 'Replace the CV' : 'Save the CV'}
          outcome={outcome}
        />
      </div>
    </Leaf>
  );
}

function pagesWords(pages: number | null): string {
  return pages === 1 ? '1 page' : `${pages} pages`;
}
