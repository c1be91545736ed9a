import { cookies } from 'next/headers';
import { CredentialsSignin } from 'next-auth';
import { signIn } from '@/lib/auth';
import { TooManyAttempts } from '@/lib/auth-providers';
import { clientAddress } from '@/lib/client-address';
import { isHttps } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { limits } from '@/lib/limits';
import { requestHeaders } from '@/lib/page-access';
import { CHALLENGE_SECONDS } from './second-step/challenges';
import { beginPasskeySignIn, PASSKEY_COOKIE } from './second-step/passkey-sign-in';

/**
 * Signs the browser in that sent the form: sets the session's cookie. For server actions only.
 * @throws AppError `wrong_credentials`, the same whether there is such an account or not; `too_many_requests`
 */
export async function enter(email: string, password: string): Promise<void> {
  try {
    await signIn('credentials', { email, password, redirect: false });
  } catch (error) {
    if (error instanceof TooManyAttempts) throw error.refusal;
    if (!(error instanceof CredentialsSignin)) throw error;
    throw new AppError('wrong_credentials', 'The e-mail address or the password is wrong.');
  }
}

/**
 * What this browser is to sign, so that its owner comes in by a passkey; a cookie remembers it. For server actions only.
 * @returns null where no passkey can be used
 */
export async function offerPasskey(): ReturnType<typeof beginPasskeySignIn> {
  await limits().spend('write', clientAddress(await requestHeaders()));
  const options = await beginPasskeySignIn();
  if (options) {
    (await cookies()).set(PASSKEY_COOKIE, options.challenge, {
      httpOnly: true,
      sameSite: 'strict',
      secure: isHttps(),
      path: '/',
      maxAge: CHALLENGE_SECONDS,
    });
  }
  return options;
}

/**
 * Signs the browser in by what its passkey signed. For server actions only.
 * @throws AppError `wrong_credentials`
 */
export async function enterByPasskey(response: string): Promise<void> {
  try {
    await signIn('passkey', { response, redirect: false });
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error;
    throw new AppError('wrong_credentials', 'This passkey opens no account here. It may have been removed.');
  }
}
