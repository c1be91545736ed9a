import type { TableQuery } from '@/lib/admin/query';
import type { AdminRow } from '@/lib/admin/read-table';
import { FEEDBACK } from '@/lib/admin/tables/feedback';
import type { FormState } from '@/lib/form-state';
import { ButtonLink } from '../ui/button';
import { Note } from '../ui/note';
import { tableAddress } from './addresses';
import styles from './admin.module.css';
import { ReasonForm } from './reason-form';
import { FEEDBACK_LOOK, mayBeChecked, remarkWords } from './views/feedback';

/** Above the table: the feedback that was picked, and the question why it is to be judged once more. */
export function RecheckPanel({
  row,
  query,
  action,
}: {
  row: AdminRow;
  query: TableQuery;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  if (!mayBeChecked(row)) return null;
  const { after, before } = query;
  return (
    <section className={styles.panel} aria-labelledby="recheck">
      <div>
        <h2 id="recheck">Have the feedback by {row.professional} checked again</h2>
        <p className="muted">
          {row.bookingId}, version {row.revision}. Sent back for: {remarkWords(String(row.remarks ?? ''))}. It
          is judged anew; if it passes, the booking is done and the payout starts.
        </p>
      </div>
      <ReasonForm
        action={action}
        hidden={{ bookingId: String(row.bookingId) }}
        submit="Check again"
        busy="Sending"
      >
        <ButtonLink small href={tableAddress(FEEDBACK_LOOK.base, FEEDBACK, query, { after, before })}>
          Leave it
        </ButtonLink>
      </ReasonForm>
    </section>
  );
}

/** Says that it has begun, since the page is shown before it is judged. */
export function RecheckSent({ query }: { query: TableQuery }) {
  const { after, before } = query;
  return (
    <Note role="status" className="mb-3" title="The feedback is being checked again.">
      It takes a minute or two.{' '}
      <a href={tableAddress(FEEDBACK_LOOK.base, FEEDBACK, query, { after, before })}>Load the page again</a>{' '}
      to see what became of it.
    </Note>
  );
}
