import { Badge } from '@/components/ui/badge';
import { Leaf } from '@/components/ui/leaf';
import { Note } from '@/components/ui/note';
import type { FormState } from '@/lib/form-state';
import { formatList } from '@/lib/format';
import type { PayoutAccount } from '@/lib/payments/queries';
import { OnboardingForm } from './onboarding-form';
import { requirementWords } from './requirement-words';

/** Where the setting up of payouts stands, and the way to Stripe. `outcome`: how a way back from there ended. */
export function PayoutSection({
  account,
  countries,
  outcome,
  begin,
}: {
  account: PayoutAccount | null;
  countries: readonly { value: string; label: string }[];
  outcome: string | undefined;
  begin: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  return (
    <Leaf id="payouts" title="Getting paid" note="By Stripe, to your bank account">
      <div className="stack measure">
        {outcome === 'unread' && (
          <Note tone="warn" role="status" title="Stripe did not answer just now.">
            What you gave there is not lost. This page follows within minutes.
          </Note>
        )}
        <Standing account={account} back={outcome === 'read'} />
        <OnboardingForm
          action={begin}
          countries={account ? null : countries}
          label={
            account === null
              ? 'Set up payouts with Stripe'
              : account.state === 'ready'
                ? 'Change details at Stripe'
                : 'Go on at Stripe'
          }
        />
      </div>
    </Leaf>
  );
}

function Standing({ account, back }: { account: PayoutAccount | null; back: boolean }) {
  if (!account) {
    return (
      <p>
        Stripe handles the money. It asks for your name, date of birth and bank account; we see none of them,
        and candidates see nothing of it.
      </p>
    );
  }
  if (account.state === 'ready') {
    return (
      <p {...(back && { role: 'status' })}>
        <Badge mark="done" tone="act">
          Ready
        </Badge>{' '}
        You can be paid. What you earn is sent to your bank once your feedback has passed.
      </p>
    );
  }
  const missing = requirementWords(account.requirements);
  const needs =
    missing.length > 0 ? `Stripe still needs ${formatList(missing)}.` : 'Stripe is checking what you gave.';
  return account.state === 'restricted' ? (
    <Note tone="bad" title="Stripe has stopped your account.">
      {needs} Until then your card is not shown, and nothing can be paid out.
    </Note>
  ) : (
    <Note
      tone="warn"
      title={missing.length > 0 ? 'Not finished yet.' : 'Almost there.'}
      {...(back && { role: 'status' })}
    >
      {needs} Until then your card is not shown.
    </Note>
  );
}
