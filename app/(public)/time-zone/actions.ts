'use server';

import { cookies } from 'next/headers';
import { z } from 'zod';
import { authorise } from '@/lib/access';
import { ownPath } from '@/lib/accounts/destination';
import { saveAccount } from '@/lib/accounts/save-account';
import { zone } from '@/lib/accounts/schema';
import { isHttps } from '@/lib/env';
import { formAction } from '@/lib/form-action';
import type { FormState } from '@/lib/form-state';
import { ZONE_COOKIE } from '@/lib/viewer-zone';

const YEAR_SECONDS = 365 * 86_400;

const send = formAction(
  'public.read',
  z.object({ zone, next: z.string().optional() }),
  async (visitor, input) => {
    if (visitor) await saveAccount(authorise(visitor, 'me.update'), { zone: input.zone });
    else {
      (await cookies()).set(ZONE_COOKIE, input.zone, {
        path: '/',
        maxAge: YEAR_SECONDS,
        sameSite: 'lax',
        httpOnly: true,
        secure: isHttps(),
      });
    }
    return ownPath(input.next) ?? '/browse';
  },
);

/** Keeps somebody's zone: with their account, or in a cookie while they are signed out. Leads back. */
export async function saveZoneAction(before: FormState, form: FormData): Promise<FormState> {
  return send(before, form);
}
