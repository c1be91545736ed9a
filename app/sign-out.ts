'use server';

import { signOut } from '@/lib/auth';

/** Ends the session of whoever asks and leads to the landing page. The form of the account menu sends it. */
export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: '/' });
}
