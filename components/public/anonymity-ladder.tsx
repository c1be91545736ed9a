import { Terms } from '@/components/ui/facts';

/** The six ways a card can describe the same (made-up) person, from the closest to the widest. */
export function AnonymityLadder() {
  return (
    <Terms
      wide
      items={[
        { term: 'Employer and title', value: 'Vice President, Northgate Partners' },
        { term: 'Employer and seniority', value: 'Senior, Northgate Partners' },
        { term: 'Kind of employer, seniority', value: 'Senior, elite boutique bank' },
        { term: 'Industry and seniority', value: 'Senior, investment banking' },
        { term: 'Industry', value: 'Investment banking' },
        { term: 'Only that we checked', value: 'Verified professional' },
      ]}
    />
  );
}
