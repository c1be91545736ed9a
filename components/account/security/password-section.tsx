import { PasswordForm } from '@/components/account/password-form';
import { Leaf } from '@/components/ui/leaf';
import type { FormAction } from '@/lib/form-state';

/** Sets another password, or the first one. */
export function PasswordSection({
  person,
  hasPassword,
  proven,
  action,
}: {
  person: { readonly name: string; readonly email: string };
  hasPassword: boolean;
  proven: boolean;
  action: FormAction;
}) {
  return (
    <Leaf
      id="new-password"
      title="Password"
      note={hasPassword ? 'A new one signs you out everywhere else.' : 'You have none yet.'}
    >
      <div className="max-w-measure">
        {proven ? (
          <PasswordForm
            action={action}
            hidden={{ email: person.email }}
            label="New password"
            autoComplete="new-password"
            own={[person.name, person.email]}
            submit={hasPassword ? 'Change the password' : 'Set a password'}
            busy="Saving"
            saved="Your new password is saved, and you are signed out everywhere else."
            look="plain"
          />
        ) : (
          <NeedsProof />
        )}
      </div>
    </Leaf>
  );
}

/** Stands where something can be changed once the person has proven who they are. */
export function NeedsProof() {
  return (
    <p className="muted">
      <a href="#is-it-you">Show that it is you</a> to change this.
    </p>
  );
}
