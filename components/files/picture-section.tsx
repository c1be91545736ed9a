import type { ReactNode } from 'react';
import { OneButtonForm } from '@/components/account/security/one-button-form';
import { Leaf } from '@/components/ui/leaf';
import { Picture } from '@/components/ui/picture';
import { MOST_MB, type Outcome } from '@/lib/files/faults';
import type { StoredFile } from '@/lib/files/schema';
import type { FormAction } from '@/lib/form-state';
import { FileForm, FileOutcome } from './file-form';

/** One's own picture: as it is, another one, none. The children say who sees it and when. */
export function PictureSection({
  file,
  outcome,
  remove,
  children,
}: {
  file: StoredFile | null;
  outcome: Outcome | null;
  remove: FormAction;
  children: ReactNode;
}) {
  return (
    <Leaf id="photo" title="Your picture" note="You may leave it out.">
      <div className="stack max-w-measure">
        <FileOutcome kind="photo" outcome={outcome} />
        <p>{children} Our administrators can see it.</p>
        {file && (
          <div className="row">
            <Picture address={file.address} alt="Your picture as others see it" />
            <OneButtonForm action={remove} label="Remove" about="your picture" busy="Removing" />
          </div>
        )}
        <FileForm
          kind="photo"
          label={file ? 'Another picture' : 'Choose a picture'}
          hint={`JPEG, PNG or WebP, at most ${MOST_MB.photo} MB. We cut it to a square, and leave out where and with what it was taken.`}
          accept="image/jpeg,image/png,image/webp"
          submit={file ? 'Replace the picture' : 'Save the picture'}
          outcome={outcome}
        />
      </div>
    </Leaf>
  );
}
