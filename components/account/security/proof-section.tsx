import { PasswordForm } from '@/components/account/password-form';
import { Leaf } from '@/components/ui/leaf';
import type { FormAction } from '@/lib/form-state';

/** Asks for the password again before anything of the account can be changed. */
export function ProofSection({
  email,
  hasPassword,
  minutes,
  asksCode,
  action,
  next,
}: {
  email: string;
  hasPassword: boolean;
  minutes: number;
  /** Whether the second step is on: then the password alone proves nothing. */
  asksCode: boolean;
  action: FormAction;
  /** Where to go on. */
  next?: string;
}) {
  return (
    <Leaf
      bare
      id="is-it-you"
      title="Is it you?"
      note={`An open browser is not enough to change an account. It counts for ${minutes} minutes.`}
    >
      <div className="max-w-measure">
        {hasPassword ? (
          <PasswordForm
            action={action}
            hidden={{ email, ...(next && { next }) }}
            name="proof"
            label="Your password"
            autoComplete="current-password"
            submit="Continue"
            busy="Checking"
            {...(asksCode && { code: 'Code from your app, or a recovery code' })}
          />
        ) : (
          <p>
            Sign in once more with the account that you use below, or sign out and in again: then you can
            change your account.
          </p>
        )}
      </div>
    </Leaf>
  );
}
