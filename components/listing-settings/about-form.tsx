'use client';

import { useActionState } from 'react';
import { FormOutcome } from '@/components/account/form-outcome';
import { Checkbox } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';
import { TextareaField, TextField } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { COMMON_TOPICS, LANGUAGES, LONGEST, MOST_CHOICES } from '@/lib/domain/listing-options';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import styles from './listing-settings.module.css';
import { ticked, typed } from './typed';

export type AboutDetails = {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly bio: string | null;
};

const COMMON: readonly string[] = COMMON_TOPICS.flatMap(({ topics }) => topics as readonly string[]);

/** What a professional talks about, in which languages, and a few words of their own. */
export function AboutForm({
  action,
  details,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  details: AboutDetails;
}) {
  const [state, send] = useActionState(action, EMPTY_FORM);
  const topics = ticked(state, 'topics', details.topics);
  const languages = ticked(state, 'languages', details.languages);
  const others = details.topics.filter((topic) => !COMMON.includes(topic)).join(', ');
  const [spoken, more] = [
    LANGUAGES.filter((each) => isNear(each, languages)),
    LANGUAGES.filter((each) => !isNear(each, languages)),
  ];
  return (
    <form action={send} noValidate>
      <div className="mb-4 empty:hidden">
        <FormOutcome state={state} saved="Saved, and your card follows it." />
      </div>
      <FieldGroup
        id="topics"
        legend="Topics"
        hint={`At most ${MOST_CHOICES}. A card shows the topics that enough others share.`}
        error={state.fields.topics}
      >
        {COMMON_TOPICS.map(({ group, topics: offered }) => (
          <div key={group}>
            <p className="xs muted mt-2">{group}</p>
            <div className={styles.boxes}>
              {offered.map((topic) => (
                <Checkbox key={topic} name="topics[]" value={topic} defaultChecked={topics.includes(topic)}>
                  {topic}
                </Checkbox>
              ))}
            </div>
          </div>
        ))}
      </FieldGroup>
      <TextField
        name="otherTopics"
        label="Other topics"
        hint="Separated by commas. Leave out names, employers and addresses."
        defaultValue={typed(state, 'otherTopics', others)}
        error={state.fields.otherTopics}
      />
      <FieldGroup
        id="languages"
        legend="Languages"
        hint={`In which you can hold a call. At most ${MOST_CHOICES}.`}
        error={state.fields.languages}
      >
        <Boxes values={spoken} chosen={languages} />
        <details className="s">
          <summary>Other languages</summary>
          <Boxes values={more} chosen={languages} />
        </details>
      </FieldGroup>
      <TextareaField
        name="bio"
        label="A few words of your own"
        hint="Stands on your card’s page. No names, addresses or figures, and nothing that your card does not show."
        rows={4}
        maxLength={LONGEST.bio}
        defaultValue={typed(state, 'bio', details.bio ?? '')}
        error={state.fields.bio}
      />
      <div className="row mt-6">
        <SubmitButton look="plain" busy="Saving">
          Save topics and text
        </SubmitButton>
      </div>
    </form>
  );
}

/** Shown at once: what is chosen, and the languages that most people share. */
function isNear(language: string, chosen: readonly string[]): boolean {
  return chosen.includes(language) || FIRST.includes(language);
}
const FIRST: readonly string[] = ['English', 'French', 'German', 'Spanish', 'Mandarin', 'Hindi'];

function Boxes({ values, chosen }: { values: readonly string[]; chosen: readonly string[] }) {
  return (
    <div className={styles.boxes}>
      {values.map((value) => (
        <Checkbox key={value} name="languages[]" value={value} defaultChecked={chosen.includes(value)}>
          {value}
        </Checkbox>
      ))}
    </div>
  );
}
