import { Statement } from '@/components/ui/statement';

const RUNGS = [
  { shows: 'Employer and title', example: 'Vice President, Northgate Partners' },
  { shows: 'Employer and seniority', example: 'Senior, Northgate Partners' },
  { shows: 'Kind of employer and seniority', example: 'Senior, elite boutique bank' },
  { shows: 'Industry and seniority', example: 'Senior, investment banking' },
  { shows: 'Industry', example: 'Investment banking' },
  { shows: 'Nothing but that we checked', example: 'Verified professional' },
] as const;

/** The six ways a card can describe the same (made-up) person, from the closest to the widest. */
export function AnonymityLadder() {
  return (
    <Statement
      caption="How a card describes somebody, from the closest to the widest"
      columns={{ what: 'What the card shows', sums: ['An example, made up'] }}
      rows={RUNGS.map(({ shows, example }) => ({ label: shows, sums: [example] }))}
    />
  );
}
