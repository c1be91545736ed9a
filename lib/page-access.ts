import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { type Authorised, authorise } from './access';
import { currentVisitor } from './auth';
import { AppError } from './errors';
import { PAGES, type Page, type PageParams, pagePath } from './pages';

/**
 * Guards a page: who is asking, and whether the policy table lets them do all that the page takes. Every signed-in page
 * calls this itself, since a layout is not run again on navigation.
 *
 * Signed out: to the sign-in page and back here afterwards. Wrong role: the page does not exist for them. The admin
 * without a second step: to where it is set up.
 * @param search what belongs to the address, to come back with
 */
export async function requireActor<Here extends Page>(
  page: Here,
  ...[params, search]: PageArguments<Here>
): Promise<Authorised<(typeof PAGES)[Here][number]>> {
  const visitor = await currentVisitor();
  if (!visitor)
    redirect(`/sign-in?next=${encodeURIComponent(pagePath(page, params as PageParams<Here>, search))}`);
  try {
    for (const action of PAGES[page]) authorise(visitor, action);
  } catch (error) {
    if (error instanceof AppError && error.code === 'second_step_needed') redirect('/account#second-step');
    if (error instanceof AppError) notFound();
    throw error;
  }
  return visitor as Authorised<(typeof PAGES)[Here][number]>;
}

type PageArguments<Here extends Page> =
  unknown extends PageParams<Here>
    ? [params?: undefined, search?: Record<string, string>]
    : [params: PageParams<Here>, search?: Record<string, string>];

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
