import { formatList } from '@/lib/format';

/** Who asks, in the words their card allows, and what for. */
export function RequestAsked({
  headline,
  interests,
  question,
}: {
  headline: string;
  interests: readonly string[];
  question: string;
}) {
  return (
    <div className="measure">
      <p className="s muted">
        {headline}.{interests.length > 0 && ` Interested in ${formatList(interests)}.`}
      </p>
      <blockquote className="quote mt-2 whitespace-pre-line">{question}</blockquote>
    </div>
  );
}
