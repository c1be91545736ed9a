import { Button } from '@/components/ui/button';
import { PROVIDER_NAMES } from '@/lib/accounts/identities';
import type { IdentityProvider } from '@/prisma/generated/client/enums';

/** A button for each provider that can sign somebody in. Forms, so that they work without script. */
export function ProviderButtons({
  providers,
  action,
  next,
}: {
  providers: readonly IdentityProvider[];
  action: (form: FormData) => Promise<void>;
  next: string | undefined;
}) {
  if (providers.length === 0) return null;
  return (
    <section className="stack mt-6" aria-label="Other ways in">
      <p className="s muted">Or go on with an account you have:</p>
      {providers.map((provider) => (
        <form key={provider} action={action}>
          <input type="hidden" name="provider" value={provider} />
          {next !== undefined && <input type="hidden" name="next" value={next} />}
          <Button type="submit" look="plain" block>
            Continue with {PROVIDER_NAMES[provider]}
          </Button>
        </form>
      ))}
    </section>
  );
}
