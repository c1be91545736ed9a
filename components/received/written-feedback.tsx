import { STAR_NAMES } from '@/components/feedback/star-names';
import { Terms } from '@/components/ui/facts';
import { Icon, StarIcon } from '@/components/ui/icon';
import { Leaf } from '@/components/ui/leaf';
import { STAR_WORDS } from '@/components/ui/star-input';
import { STARS, type WrittenFeedback } from '@/lib/domain/feedback-structure';

/** Feedback as it was written: the text, the three things to do next, the three ratings. */
export function WrittenFeedbackLeaves({
  feedback,
  note,
  ratings = 'Of you, for you alone',
}: {
  feedback: WrittenFeedback;
  note: string;
  /** Whose the ratings are, and who sees them. */
  ratings?: string;
}) {
  return (
    <>
      <Leaf title="Written feedback" note={note} bare>
        <div className="stack max-w-measure whitespace-pre-line">
          {paragraphs(feedback.text).map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text keeps its paragraphs
            <p key={index}>{text}</p>
          ))}
        </div>
      </Leaf>
      <Leaf title="What to do next" note="Three things, from the call">
        <ol className="stack max-w-measure list-decimal pl-5">
          {feedback.actions.map((action) => (
            <li key={action} className="pl-1">
              {action}
            </li>
          ))}
        </ol>
      </Leaf>
      <Leaf title="Ratings" note={ratings}>
        <Terms
          items={STARS.map((name) => ({
            term: STAR_NAMES[name],
            value: <Stars of={feedback.stars[name]} />,
          }))}
        />
      </Leaf>
    </>
  );
}

/** Stars that were given: drawn, and in words. */
export function Stars({ of }: { of: number }) {
  return (
    <span className="row row--tight">
      <span className="rating" aria-hidden="true">
        {STAR_WORDS.map((word, index) =>
          index < of ? <StarIcon key={word} /> : <Icon key={word} name="star" className="faint" />,
        )}
      </span>
      <span>
        {of} of 5, {STAR_WORDS[of - 1]}
      </span>
    </span>
  );
}

function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/u).filter((part) => part.trim() !== '');
}
