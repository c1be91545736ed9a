'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ownPath } from '@/lib/accounts/destination';
import { signInProviders } from '@/lib/accounts/identities';
import { signIn } from '@/lib/auth';
import { clientAddress } from '@/lib/client-address';
import { limits } from '@/lib/limits';
import { requestHeaders } from '@/lib/page-access';

const input = z.object({ provider: z.enum(['google', 'linkedin']), next: z.string().optional() });

/** Sends the browser to a provider, whence it comes back signed in; or linked, where somebody is signed in already. */
export async function continueWithAction(form: FormData): Promise<void> {
  const parsed = input.safeParse(Object.fromEntries(form));
  if (!parsed.success || !signInProviders().includes(parsed.data.provider)) redirect('/sign-in');
  await limits().spend('write', clientAddress(await requestHeaders()));
  const { provider, next } = parsed.data;
  const path = ownPath(next);
  await signIn(provider, {
    redirectTo: path === null ? '/arrive' : `/arrive?next=${encodeURIComponent(path)}`,
  });
}
