import { Button } from '@/components/ui/button';
import { Leaf } from '@/components/ui/leaf';
import { PROVIDER_NAMES } from '@/lib/accounts/identities';
import type { WaysIn } from '@/lib/accounts/queries';
import { toInstant } from '@/lib/clock';
import type { FormAction } from '@/lib/form-state';
import { formatDate } from '@/lib/format';
import type { IdentityProvider } from '@/prisma/generated/client/enums';
import { OneButtonForm } from './one-button-form';
import styles from './security.module.css';

/** The accounts elsewhere that sign in to this one, and those that could. */
export function LinkedSection({
  providers,
  ways,
  proven,
  zone,
  actions,
}: {
  providers: readonly IdentityProvider[];
  ways: WaysIn;
  proven: boolean;
  zone: string;
  actions: { readonly link: (form: FormData) => Promise<void>; readonly unlink: FormAction };
}) {
  if (providers.length === 0 && ways.identities.length === 0) return null;
  const shown = [...new Set([...providers, ...ways.identities.map(({ provider }) => provider)])];
  return (
    <Leaf id="linked" title="Linked accounts" note="Each signs you in. They see nothing of what you do here.">
      <ul className={styles.rows}>
        {shown.map((provider) => {
          const name = PROVIDER_NAMES[provider];
          const linked = ways.identities.find((each) => each.provider === provider);
          return (
            <li key={provider}>
              <div>
                <p>
                  <strong>{name}</strong>
                </p>
                <p className="s muted">
                  {linked
                    ? `${linked.email}, since ${formatDate(toInstant(linked.linkedAt), zone)}`
                    : 'Not linked'}
                </p>
              </div>
              {linked && proven && (
                <OneButtonForm
                  action={actions.unlink}
                  hidden={{ provider }}
                  label="Unlink"
                  about={name}
                  busy="Unlinking"
                />
              )}
              {(!linked || !proven) && (proven || linked) && (
                <form action={actions.link}>
                  <input type="hidden" name="provider" value={provider} />
                  <Button type="submit" look="plain" small>
                    {linked ? `Show with ${name} that it is you` : `Link ${name}`}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </Leaf>
  );
}
