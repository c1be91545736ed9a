import { AskFirst } from '@/components/booking/ask-first';
import { declineQuestion } from '@/components/booking/cancelling';
import { answerPage } from '@/components/booking/links';
import { Words } from '@/components/booking/prose';
import type { Reading } from '@/components/booking/reading';
import type { FormState } from '@/lib/form-state';

/** The way to turn a request down, which asks once more; nothing where it cannot be any more. */
export function DeclineRequest({
  reading,
  action,
}: {
  reading: Reading;
  action: (before: FormState, form: FormData) => Promise<FormState>;
}) {
  const question = declineQuestion(reading);
  if (!question) return null;
  const { view } = reading;
  return (
    <AskFirst
      id="decline"
      action={action}
      here={answerPage(view.id)}
      sends={{ bookingId: view.id }}
      opener={question.opener}
      title={question.title}
      yes={question.yes}
      busy={question.busy}
      no={question.no}
    >
      <p>
        <Words of={question.lead} />
      </p>
      <p className="s muted mt-2">{question.more}</p>
    </AskFirst>
  );
}
