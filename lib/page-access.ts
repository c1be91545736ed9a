import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type Action, type Authorised, authorise } from './access';
import { currentVisitor } from './auth';
import { AppError } from './errors';

/**
 * Guards a page: who is asking, and whether the policy table lets them. Every signed-in page calls this itself,
 * since a layout is not run again on navigation.
 *
 * Signed out: to the sign-in page and back here afterwards. Wrong role: the page does not exist for them. The admin
 * without a second step: to where it is set up.
 * @param here the page's own path, to come back to
 */
export async function requireActor<Act extends Action>(action: Act, here: string): Promise<Authorised<Act>> {
  const visitor = await currentVisitor();
  if (!visitor) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  try {
    return authorise(visitor, action);
  } catch (error) {
    if (error instanceof AppError && error.code === 'second_step_needed') redirect('/account#second-step');
    if (error instanceof AppError) notFound();
    throw error;
  }
}

/** Runs a read of a page; "not there or not yours" becomes the not-found page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

/** Runs a use case for a page; a coded refusal or fault comes back as a value, for the page to show. */
export async function orRefusal<T>(
  run: Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; error: AppError }> {
  try {
    return { ok: true, value: await run };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
}

/** The headers of the request as the standard type. */
export async function requestHeaders(): Promise<Headers> {
  return new Headers(await headers());
}
