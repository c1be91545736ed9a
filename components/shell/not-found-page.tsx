import { ButtonLink } from '../ui/button';
import { ErrorState } from '../ui/error-state';

/** The page in place of one that does not exist, or is not for whoever asks. */
export function NotFoundPage() {
  return (
    <ErrorState
      title="There is nothing here"
      actions={
        <>
          <ButtonLink href="/browse">Find someone</ButtonLink>
          <ButtonLink look="quiet" href="/">
            To the start
          </ButtonLink>
        </>
      }
    >
      The address may be mistyped, the page may have moved, or it belongs to another account. If you followed
      a link from one of our mails, sign in with the address it was sent to. Your bookings are not touched by
      this.
    </ErrorState>
  );
}
