import type { LinkPurpose } from '@/prisma/generated/client/enums';

/** The page that each kind of link leads to, without the origin; the secret follows as its last part. */
const PAGES = {
  sign_up: '/sign-up/confirm',
  provider_sign_up: '/sign-up/finish',
  reset_password: '/reset-password',
  change_email: '/account/confirm-email',
  work_email: '/professional/confirm-work-email',
} as const satisfies Partial<Record<LinkPurpose, string>>;

/** A purpose whose link is opened; `sign_up_known` only tells that there is an account. */
export type OpenedPurpose = keyof typeof PAGES;

/**
 * The path of a link. Pages send no referrer to other sites, so that the secret in it
 * reaches nobody else.
 */
export function linkPath(purpose: OpenedPurpose, secret: string): `/${string}` {
  return `${PAGES[purpose]}/${secret}`;
}
