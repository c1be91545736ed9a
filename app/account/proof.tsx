import { ProofSection } from '@/components/account/security/proof-section';
import { waysIn } from '@/lib/accounts/queries';
import { hasSecondStep } from '@/lib/accounts/second-step/queries';
import type { FormAction } from '@/lib/form-state';
import { PROOF_MINUTES } from '@/lib/proof';

/** Asks somebody who they are by what their account has for it. @param next where to go on, unless the action says where */
export async function Proof({
  actor,
  action,
  next,
}: {
  actor: { readonly id: string; readonly email: string };
  action: FormAction;
  next?: string;
}) {
  const [ways, asksCode] = await Promise.all([waysIn(actor.id), hasSecondStep(actor.id)]);
  return (
    <ProofSection
      email={actor.email}
      hasPassword={ways.password}
      minutes={PROOF_MINUTES}
      asksCode={asksCode}
      action={action}
      {...(next !== undefined && { next })}
    />
  );
}
