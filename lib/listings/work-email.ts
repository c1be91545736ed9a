import type { Temporal } from 'temporal-polyfill';
import { latestLink } from '@/lib/accounts/one-time-links';
import { now, toInstant } from '@/lib/clock';
import { db, type Tx } from '@/lib/db';
import { foldWords } from '@/lib/domain/fold-words';
import { judgeWorkEmail, type WorkEmailVerdict } from '@/lib/domain/work-email';
import type { AppError } from '@/lib/errors';
import { formatList } from '@/lib/format';
import { invalidFields } from '@/lib/problem';
import { isThrowAway } from './throw-away';

/** Where the work address of a professional stands, in front of its owner. */
export type WorkEmail = {
  /** Whose address it has to be; null until they have told. */
  readonly employer: string | null;
  readonly verified: { readonly email: string; readonly since: Temporal.Instant } | null;
  /** Its mailbox is theirs, and an admin looks whether it is the employer's. */
  readonly looking: { readonly email: string } | null;
  /** A link that was mailed and not opened. */
  readonly sent: {
    readonly email: string;
    readonly until: Temporal.Instant;
    readonly isOpen: boolean;
  } | null;
};

export async function workEmailOf(userId: string): Promise<WorkEmail> {
  const [listing, link] = await Promise.all([
    db().listing.findUnique({ where: { userId }, include: { employer: { select: { name: true } } } }),
    latestLink(userId, 'work_email'),
  ]);
  const { corporateEmail: email = null, corporateEmailVerifiedAt: since = null } = listing ?? {};
  const until = link && toInstant(link.expiresAt);
  return {
    employer: listing?.employer?.name ?? null,
    verified: email && since ? { email, since: toInstant(since) } : null,
    looking: email && !since ? { email } : null,
    sent: link &&
      until && { email: link.email, until, isOpen: until.epochMilliseconds > now().epochMilliseconds },
  };
}

/**
 * Whether an address is one of the employer's, by what the operator has told of its domains, under whatever kind of
 * employer. `unknown`: somebody has to look.
 * @throws AppError `invalid_fields` naming `email`, in words for its owner
 */
export async function checkWorkEmail(
  tx: Tx,
  email: string,
  employer: string,
): Promise<'belongs' | 'unknown'> {
  const domains = await domainsOf(tx, employer);
  const verdict = judgeWorkEmail(email, { name: employer, domains }, isThrowAway);
  if (verdict === 'belongs' || verdict === 'unknown') return verdict;
  throw refusedField(refusalWords(verdict, employer, domains));
}

async function domainsOf(tx: Tx, name: string): Promise<string[]> {
  const spelled = foldWords(name).join(' ');
  const rows = await tx.employer.findMany({
    where: { domains: { isEmpty: false } },
    select: { name: true, domains: true },
  });
  const same = rows.filter((row) => foldWords(row.name).join(' ') === spelled);
  return [...new Set(same.flatMap(({ domains }) => domains))];
}

function refusalWords(
  verdict: Exclude<WorkEmailVerdict, 'belongs' | 'unknown'>,
  employer: string,
  domains: readonly string[],
): string {
  switch (verdict) {
    case 'free_mail':
      return `Anybody can have an address there. Use the one that ${employer} gave you.`;
    case 'disposable':
      return `Addresses there are thrown away. Use the one that ${employer} gave you.`;
    case 'tagged':
      return 'Leave out the + and what follows it, up to the @.';
    case 'odd':
      return 'Write an e-mail address like name@example.com.';
    case 'other_domain': {
      const known = domains.slice(0, 3).map((domain) => `@${domain}`);
      return `${employer} writes from ${formatList(known, 'or')}. If you work elsewhere, save your employer first.`;
    }
  }
}

export function refusedField(message: string): AppError {
  return invalidFields([{ path: 'email', message }]);
}
