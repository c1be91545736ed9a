'use server';

import { cookies } from 'next/headers';
import { homeOf } from '@/lib/accounts/destination';
import { finishSignUp } from '@/lib/accounts/finish-sign-up';
import { LINK_MINUTES, linkSecret } from '@/lib/accounts/one-time-links';
import { finishInput } from '@/lib/accounts/schema';
import { signIn } from '@/lib/auth';
import { clientAddress } from '@/lib/client-address';
import { isHttps } from '@/lib/env';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { requestHeaders } from '@/lib/page-access';

/** Ties a mailed link to the browser that asked for it. */
const BROWSER_COOKIE = 'monet.sign-up';

const send = formAction(
  'account.sign_up',
  finishInput.extend({ secret: linkSecret }),
  async (_visitor, { secret, ...input }) => {
    const jar = await cookies();
    const browserKey = jar.get(BROWSER_COOKIE)?.value ?? null;
    const finished = await finishSignUp(secret, input, browserKey, clientAddress(await requestHeaders()));
    if (finished.kind === 'mailed') {
      jar.set(BROWSER_COOKIE, finished.browserKey, {
        httpOnly: true,
        sameSite: 'lax',
        secure: isHttps(),
        path: '/sign-up',
        maxAge: LINK_MINUTES * 60,
      });
      return '/sign-up/sent';
    }
    await signIn('ticket', { ticket: finished.ticket, provider: finished.provider, redirect: false });
    return finished.role === 'professional' ? homeOf(finished.role) : '/candidate/welcome';
  },
);

export async function finishAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
