import { LISTING_STEPS, type ListingStep } from '@/lib/domain/listing-state';
import { formatList } from '@/lib/format';

/** A line of the checklist: one thing to do, which may be several steps of the rule. */
export type ChecklistLine = {
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly done: boolean;
  /** It cannot be done here yet. */
  readonly comesNext: boolean;
};

type Part = Pick<ChecklistLine, 'title' | 'href'> & {
  readonly steps: readonly ListingStep[];
  readonly todo: string;
  readonly comesNext?: true;
};

const PARTS: readonly Part[] = [
  {
    title: 'Where you work and as what',
    href: '#work',
    steps: ['employer', 'title', 'seniority', 'industry'],
    todo: 'Your card shows as much of it as at least five people share.',
  },
  { title: 'Your price', href: '#your-price', steps: ['price'], todo: 'What a candidate pays for one call.' },
  {
    title: 'Your hours',
    href: '/professional/availability',
    steps: ['availability'],
    todo: 'When you could take a call.',
  },
  {
    title: 'Getting paid',
    href: '#payouts',
    steps: ['stripe'],
    todo: 'Stripe asks who you are and where to send your money.',
  },
  {
    title: 'Your work e-mail address',
    href: '#work-email',
    steps: ['corporate_email'],
    todo: 'Comes next: you will confirm it by a link that we send there. It cannot be done yet.',
    comesNext: true,
  },
];

const STEP_WORDS: Partial<Record<ListingStep, string>> = {
  employer: 'employer',
  title: 'title',
  seniority: 'level',
  industry: 'industry',
};

/** What has to be there before a card is shown, with what of it is done. Every step of the rule is in one line. */
export function checklist(missing: readonly ListingStep[]): ChecklistLine[] {
  return PARTS.map(({ title, href, steps, todo, comesNext = false }) => {
    const open = steps.filter((step) => missing.includes(step));
    const isPartly = open.length > 0 && open.length < steps.length;
    const detail = isPartly
      ? `Still missing: ${formatList(open.map((step) => STEP_WORDS[step] ?? step))}.`
      : todo;
    return { title, href, detail: open.length === 0 ? 'Done.' : detail, done: open.length === 0, comesNext };
  });
}

/** The steps that the checklist speaks of; a test holds them against the rule. */
export const CHECKLIST_STEPS: readonly ListingStep[] = LISTING_STEPS.filter((step) =>
  PARTS.some(({ steps }) => steps.includes(step)),
);
