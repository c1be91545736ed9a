import type { Metadata } from 'next';
import { helpQuestions } from '@/components/public/help-questions';
import { Questions } from '@/components/public/questions';
import { Leaf } from '@/components/ui/leaf';
import { PageHead } from '@/components/ui/page-head';
import { env } from '@/lib/env';

export const metadata: Metadata = {
  title: 'Help',
  description: 'Questions about asking, times, money and feedback.',
};

/** The bare address in `Monet <hello@monet.example>`. */
function addressOf(sender: string): string {
  return /<([^>]+)>/.exec(sender)?.[1] ?? sender;
}

export default function HelpPage() {
  const { policy, ANONYMITY_K: k, MAIL_FROM } = env();
  const address = addressOf(MAIL_FROM);
  return (
    <>
      <PageHead
        title="Help"
        lede="Most answers stand on the page of the booking they are about: what is next, and what it costs."
      />
      {helpQuestions(policy, k).map(({ title, items }) => (
        <Leaf key={title} title={title}>
          <Questions items={items} />
        </Leaf>
      ))}
      <Leaf title="Something else">
        <p className="measure">
          Write to <a href={`mailto:${address}`}>{address}</a>. Name the booking, never the other person, and
          the reference if a page showed you one.
        </p>
      </Leaf>
    </>
  );
}
