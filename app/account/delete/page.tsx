import type { Metadata } from 'next';
import { DeleteForm } from '@/components/account/security/delete-form';
import { Consequences, Obstacles } from '@/components/account/security/deletion';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { deletionObstacles } from '@/lib/accounts/deletion-obstacles';
import { requireActor } from '@/lib/page-access';
import { isProven } from '@/lib/proof';
import { Proof } from '../proof';
import { deleteAccountAction, proveForDeletionAction } from './actions';
import { DELETE_WORDS } from './words';

export const metadata: Metadata = { title: 'Delete the account' };

/** What a deletion does, what stands in its way, and the deletion itself. */
export default async function DeleteAccountPage() {
  const actor = await requireActor('/account/delete');
  const obstacles = await deletionObstacles(actor);
  const side = actor.role === 'professional' ? 'professional' : 'candidate';
  return (
    <>
      <Breadcrumb items={[{ href: '/account', label: 'Sign-in and security' }]} />
      <PageHead title="Delete the account" lede={actor.email} />
      {obstacles.length > 0 ? (
        <Obstacles obstacles={obstacles} side={side} />
      ) : (
        <>
          <Consequences side={side} />
          {isProven(actor) ? (
            <Leaf title="Delete it" note="It cannot be undone.">
              <div className="max-w-measure">
                <DeleteForm action={deleteAccountAction} words={DELETE_WORDS} />
              </div>
            </Leaf>
          ) : (
            <Proof actor={actor} action={proveForDeletionAction} />
          )}
        </>
      )}
    </>
  );
}
