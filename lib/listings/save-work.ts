import type { Authorised } from '@/lib/access';
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
 * is forgotten, and the card is down until the new one is verified.
 * @throws AppError `invalid_fields`
 */
export async function saveWork(actor: Authorised<'listing.edit'>, input: WorkInput): Promise<void> {
  const wrong = titleFault(input.title, actor.name);
  if (wrong) throw invalidFields([wrong]);
  const employer = await knownSpelling(input.employer);
  await changeListing(actor, async (listing, tx) => {
    const employerId = await employerOf(tx, { ...input, employer });
    const moved = listing.employerId !== null && listing.employerId !== employerId;
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
  const folded = foldWords(name).join(' ');
  return (await shownEmployers()).find((shown) => foldWords(shown).join(' ') === folded) ?? name;
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
