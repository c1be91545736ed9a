import { LISTING_STEPS, type ListingStep } from '@/lib/domain/listing-state';
import { formatList, formatTime } from '@/lib/format';
import type { WorkEmail } from '@/lib/listings/work-email';
import type { PayoutAccount } from '@/lib/payments/queries';
import { requirementWords } from './requirement-words';

/** What the checklist is made from. */
export type Onboarding = {
  readonly missing: readonly ListingStep[];
  readonly email: WorkEmail;
  readonly payouts: PayoutAccount | null;
  readonly zone: string;
};

/** A line of the checklist: one thing to do, which may be several steps of the rule. */
export type ChecklistLine = {
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  /** `waiting`: done as far as its owner can. `next`: the first that is not. */
  readonly state: 'done' | 'waiting' | 'next' | 'open';
};

type Progress = { readonly words: string; readonly isWaiting?: boolean };
type Part = Pick<ChecklistLine, 'title' | 'href'> & {
  readonly steps: readonly ListingStep[];
  readonly todo: (onboarding: Onboarding) => Progress;
};

const SETTINGS = '/professional/settings';

const PARTS: readonly Part[] = [
  {
    title: 'Where you work and as what',
    href: `${SETTINGS}#work`,
    steps: ['employer', 'title', 'seniority', 'industry'],
    todo: () => ({ words: 'Your card shows as much of it as at least five people share.' }),
  },
  {
    title: 'Your work e-mail address',
    href: `${SETTINGS}#work-email`,
    steps: ['corporate_email'],
    todo: ({ email, zone }) => emailProgress(email, zone),
  },
  {
    title: 'Your price',
    href: `${SETTINGS}#your-price`,
    steps: ['price'],
    todo: () => ({ words: 'What a candidate pays for one call.' }),
  },
  {
    title: 'Your hours',
    href: '/professional/availability',
    steps: ['availability'],
    todo: () => ({ words: 'When you could take a call.' }),
  },
  {
    title: 'Getting paid',
    href: `${SETTINGS}#payouts`,
    steps: ['stripe'],
    todo: ({ payouts }) => payoutProgress(payouts),
  },
];

function emailProgress({ employer, looking, sent }: WorkEmail, zone: string): Progress {
  if (sent?.isOpen) {
    return { words: `Open the link that we mailed to ${sent.email}, by ${formatTime(sent.until, zone)}.` };
  }
  if (looking) {
    return { words: `You confirmed ${looking.email}. A person at Monet looks at it.`, isWaiting: true };
  }
  if (sent) return { words: `The link to ${sent.email} was not opened in time. Ask for another.` };
  return {
    words: employer
      ? `We mail a link to your address at ${employer}. The address is never shown.`
      : 'We mail a link there. First save where you work.',
  };
}

function payoutProgress(account: PayoutAccount | null): Progress {
  if (!account) return { words: 'Stripe asks who you are and where to send your money.' };
  const needed = requirementWords(account.requirements);
  return needed.length > 0
    ? { words: `Stripe still needs ${formatList(needed)}.` }
    : { words: 'Stripe is checking what you gave.', isWaiting: true };
}

const STEP_WORDS: Partial<Record<ListingStep, string>> = {
  employer: 'employer',
  title: 'title',
  seniority: 'level',
  industry: 'industry',
};

/** What has to be there before a card is shown, with what of it is done. Every step of the rule is in one line. */
export function checklist(onboarding: Onboarding): ChecklistLine[] {
  let hasNext = false;
  return PARTS.map(({ title, href, steps, todo }) => {
    const open = steps.filter((step) => onboarding.missing.includes(step));
    if (open.length === 0) return { title, href, detail: 'Done.', state: 'done' };
    const { words, isWaiting = false } = todo(onboarding);
    const state = isWaiting ? 'waiting' : hasNext ? 'open' : 'next';
    hasNext ||= state === 'next';
    const isPartly = open.length < steps.length;
    const missing = formatList(open.map((step) => STEP_WORDS[step] ?? step));
    return { title, href, state, detail: isPartly ? `Still missing: ${missing}.` : words };
  });
}

/** The steps that the checklist speaks of; a test holds them against the rule. */
export const CHECKLIST_STEPS: readonly ListingStep[] = LISTING_STEPS.filter((step) =>
  PARTS.some(({ steps }) => steps.includes(step)),
);
