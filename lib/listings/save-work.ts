import type { Authorised } from '@/lib/access';
import { retireLinks } from '@/lib/accounts/one-time-links';
import type { Tx } from '@/lib/db';
import { contactDetailsIn } from '@/lib/domain/contact-details';
import { foldWords } from '@/lib/domain/fold-words';
import { namesIn } from '@/lib/domain/names-in-text';
import type { FieldError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { invalidFields } from '@/lib/problem';
import { changeListing } from './change-listing';
import type { WorkInput } from './own-schema';
import { shownEmployers } from './queries';

/**
 * Saves where somebody works and as what. With another employer the verified work address is not theirs any more: it
 * is forgotten, with any link on its way, and the card is down until the new one is verified. The same employer of
 * another kind, or in another spelling, stays the same.
 * @throws AppError `invalid_fields`
 */
export async function saveWork(actor: Authorised<'listing.edit'>, input: WorkInput): Promise<void> {
  const wrong = titleFault(input.title, actor.name);
  if (wrong) throw invalidFields([wrong]);
  const employer = await knownSpelling(input.employer);
  await changeListing(actor, async (listing, tx) => {
    const employerId = await employerOf(tx, { ...input, employer });
    const moved = listing.employer !== null && !isSameName(listing.employer.name, employer);
    if (moved) await retireLinks(tx, 'work_email', actor.id);
    const { title, seniority, industry, yearsExperience } = input;
    return {
      data: {
        ...{ employerId, title, seniority, industry, yearsExperience },
        ...(moved && { corporateEmail: null, corporateEmailVerifiedAt: null }),
      },
      action: 'listing.work_saved',
      audit: { employerChanged: moved },
    };
  });
}

function titleFault(title: string, name: string): FieldError | null {
  if (contactDetailsIn(title).length > 0) {
    return { path: 'title', message: 'Leave out addresses, links and numbers.' };
  }
  return namesIn(title, [name]).length > 0
    ? { path: 'title', message: 'Leave out your name. A card never shows it.' }
    : null;
}

/**
 * The spelling that cards show, where one of them names this employer. Other people's listings are not looked at: a
 * spelling that changed under somebody's hands would tell that a colleague is here.
 */
async function knownSpelling(name: string): Promise<string> {
  return (await shownEmployers()).find((shown) => isSameName(shown, name)) ?? name;
}

function isSameName(one: string, other: string): boolean {
  return foldWords(one).join(' ') === foldWords(other).join(' ');
}

/** The row of an employer of this name and kind, made if it is not there. */
async function employerOf(
  tx: Tx,
  { employer: name, employerCategory, industry }: WorkInput,
): Promise<string> {
  const key = { name_category: { name, category: employerCategory } };
  await tx.employer.createMany({
    data: [{ id: newId('em'), name, category: employerCategory, industry, domains: [] }],
    skipDuplicates: true,
  });
  const { id } = await tx.employer.findUniqueOrThrow({ where: key, select: { id: true } });
  return id;
}
