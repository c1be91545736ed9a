import type { Authorised } from '@/lib/access';
import { contactDetailsIn } from '@/lib/domain/contact-details';
import { holdsPhrase, namesIn } from '@/lib/domain/names-in-text';
import type { FieldError } from '@/lib/errors';
import { formatList } from '@/lib/format';
import { invalidFields } from '@/lib/problem';
import { changeListing } from './change-listing';
import type { AboutInput } from './own-schema';
import { bioFaultsOf } from './queries';

/**
 * Saves topics, languages and the short text. What would tell who somebody is is refused, with the words named; what
 * the card hides today (employer, title) may not stand in the short text either.
 * @throws AppError `invalid_fields`
 */
export async function saveAbout(actor: Authorised<'listing.edit'>, input: AboutInput): Promise<void> {
  await changeListing(actor, async (listing, tx) => {
    const faults = [
      ...topicFaults(input.topics, actor.name, listing.employer?.name ?? null),
      ...(await textFaults(actor.id, input.bio, tx)),
    ];
    if (faults.length > 0) throw invalidFields(faults);
    const { topics, languages, bio } = input;
    return { data: { topics, languages, bio: bio === '' ? null : bio }, action: 'listing.about_saved' };
  });
}

function topicFaults(topics: readonly string[], name: string, employer: string | null): FieldError[] {
  const wrong = topics.find(
    (topic) =>
      contactDetailsIn(topic).length > 0 ||
      namesIn(topic, [name]).length > 0 ||
      (employer !== null && holdsPhrase(topic, employer)),
  );
  if (wrong === undefined) return [];
  return [
    {
      path: 'otherTopics',
      message: `“${wrong}” would tell who you are. Leave out names, employers, addresses and numbers.`,
    },
  ];
}

async function textFaults(
  userId: string,
  bio: string,
  tx: Parameters<typeof bioFaultsOf>[2],
): Promise<FieldError[]> {
  const faults = await bioFaultsOf(userId, bio, tx);
  if (faults.length === 0) return [];
  const sentences = faults.map((fault) => {
    if (fault.kind === 'contact') return 'Leave out addresses, links, handles and figures of any kind.';
    const words = formatList(fault.words.map((word) => `“${word}”`));
    if (fault.kind === 'name') return `Leave out ${words}: a card never shows your name.`;
    return `Leave out ${words}: your card does not show your ${fault.kind}.`;
  });
  return [{ path: 'bio', message: sentences.join(' ') }];
}
