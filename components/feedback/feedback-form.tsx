'use client';

import {
  type ReactNode,
  useActionState,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { LiveRegion } from '@/components/ui/live-region';
import { StarInput } from '@/components/ui/star-input';
import { SubmitButton } from '@/components/ui/submit-button';
import { MIN_WORDS, STARS } from '@/lib/domain/feedback-structure';
import { countWords } from '@/lib/domain/words';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { ActionFields } from './action-fields';
import styles from './feedback.module.css';
import { MarkedText } from './marked-text';
import { withNames } from './named-errors';
import { ReadyList } from './ready-list';
import { RemarkList } from './remark-list';
import { followEdit, type Remark } from './remarks';
import { STAR_NAMES, type StarName } from './star-names';
import { type DraftState, type EditorContent, useDraft } from './use-draft';

/** Not made anew with each letter: the faults above the form take the focus when they change. */
const FIELD_IDS = { actions: 'actions.0' } as const;

/**
 * The editor of feedback: one text, three actions, three ratings. Counts along, keeps a draft on the server, and shows
 * the remarks of the check beside the words they mean. Without script it is a form like any other.
 */
export function FeedbackForm({
  action,
  bookingId,
  initial,
  initialRemarks,
  savedAt,
  zone,
  person,
  sendable,
  aside,
  look,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  bookingId: string;
  initial: EditorContent;
  initialRemarks: readonly Remark[];
  /** When the draft was saved, RFC 3339. */
  savedAt: string | null;
  /** The reader's IANA zone. */
  zone: string;
  /** What the candidate is called. */
  person: string;
  /** The button's words, or why it cannot be sent yet. */
  sendable: { readonly yes: string; readonly note: string } | { readonly no: string };
  /** What depends on it. */
  aside: ReactNode;
  /** What the check looks at. */
  look: ReactNode;
}) {
  const [sent, send] = useActionState(action, EMPTY_FORM);
  const [content, setContent] = useState(() => typedOr(initial, sent));
  const [remarks, setRemarks] = useState(initialRemarks);
  const [places, setPlaces] = useState<Readonly<Record<number, number>>>({});
  const { state: draft, stop, resume } = useDraft(bookingId, content, savedAt);
  const outcome = useMemo(() => withNames(sent), [sent]);
  const words = countWords(useDeferredValue(content.text));
  const onText = remarks.filter((remark) => remark.field === 'text');

  useEffect(() => {
    if (sent.code !== null) resume();
  }, [sent, resume]);

  function write(text: string) {
    setRemarks(followEdit(remarks, content.text, text));
    setContent({ ...content, text });
  }
  const rate = (name: StarName, stars: number) =>
    setContent((now) => ({ ...now, stars: { ...now.stars, [name]: stars } }));
  const place = useCallback((next: Readonly<Record<number, number>>) => setPlaces(next), []);

  return (
    <form action={send} onSubmit={stop} className={styles.desk} data-remarks={onText.length > 0 || undefined}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <div className={styles.outcome}>
        <FormOutcome state={outcome} ids={FIELD_IDS} />
      </div>
      <div className={styles.sheet} data-bad={Boolean(sent.fields.text) || undefined}>
        <MarkedText
          text={content.text}
          remarks={remarks}
          error={sent.fields.text}
          onChange={write}
          onPlaces={place}
        />
        <p className={styles.foot}>
          <span id="text-count">
            <b>{words === 1 ? '1 word' : `${words} words`}</b>, at least {MIN_WORDS} needed
          </span>
          <DraftWords state={draft} zone={zone} />
        </p>
        <LiveRegion>{milestone(words)}</LiveRegion>
      </div>
      {onText.length > 0 && <RemarkList remarks={onText} text={content.text} places={places} />}
      <div className={styles.rest}>
        <section className={styles.part} id="actions">
          <h2>Three things to do next</h2>
          <p>Each one different, each one something {person} can start this week.</p>
          <ActionFields
            actions={content.actions}
            remarks={remarks}
            errors={sent.fields}
            onChange={(index, text) =>
              setContent({
                ...content,
                actions: content.actions.map((each, at) => (at === index ? text : each)),
              })
            }
          />
        </section>
        <section className={styles.part}>
          <h2>Ratings</h2>
          <p>Only {person} sees these.</p>
          <div>
            {STARS.map((name) => (
              <StarInput
                key={name}
                name={`stars.${name}`}
                legend={STAR_NAMES[name]}
                defaultValue={content.stars[name]}
                error={sent.fields[`stars.${name}`]}
                onChange={(stars) => rate(name, stars)}
              />
            ))}
          </div>
        </section>
        <div className={styles.send}>
          {'yes' in sendable ? (
            <>
              <SubmitButton busy="Sending">{sendable.yes}</SubmitButton>
              <p>{sendable.note}</p>
            </>
          ) : (
            <p>{sendable.no}</p>
          )}
          <noscript>
            <button type="submit" className="btn" name="intent" value="draft">
              Save as a draft
            </button>
          </noscript>
        </div>
      </div>
      <aside className={styles.side}>
        {aside}
        <ReadyList content={content} />
        {look}
      </aside>
    </form>
  );
}

function DraftWords({ state, zone }: { state: DraftState; zone: string }) {
  switch (state.kind) {
    case 'untouched':
      return <span>Saved as you write</span>;
    case 'unsaved':
    case 'saving':
      return <span>Saving …</span>;
    case 'saved':
      return <span>Draft saved {clock(state.at, zone)}</span>;
    case 'failed':
      return <strong role="alert">Not saved yet. Trying again in a few seconds.</strong>;
    case 'lost':
      return <strong role="alert">Not saved. {state.why}</strong>;
  }
}

function clock(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );
}

/** Read out when it changes: every fifty words, and that there are enough. */
function milestone(words: number): string {
  if (words >= MIN_WORDS) return `${MIN_WORDS} words or more, enough.`;
  const passed = Math.floor(words / 50) * 50;
  return passed > 0 ? `${passed} words.` : '';
}

/** What was typed into a form that came back, or what the editor begins with. */
function typedOr(initial: EditorContent, { code, values }: FormState): EditorContent {
  if (code === null) return initial;
  const one = (name: string) => String([values[name]].flat()[0] ?? '');
  const actions = [values.actions ?? []].flat();
  const stars = STARS.flatMap((name) => {
    const given = Number(one(`stars.${name}`));
    return given >= 1 && given <= 5 ? [[name, given] as const] : [];
  });
  return {
    text: one('text'),
    actions: initial.actions.map((_, index) => actions[index] ?? ''),
    stars: Object.fromEntries(stars),
  };
}
