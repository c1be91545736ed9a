import type { Range } from './qc-repetition';

/** Why feedback is sent back. Stable: stored with the revision and read by other programs. */
export const REASON_CODES = [
  'repeated_text',
  'padding',
  'not_prose',
  'placeholder',
  'question_repeated',
  'copied',
  'not_about_the_call',
  'praise_without_reason',
  'could_be_anyone',
  'unkind_words',
  'shouting',
  'contact_details',
  'same_action_twice',
  'action_not_doable',
  'action_too_vague',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A remark that stands beside the words it means. */
export type Reason = {
  readonly code: ReasonCode;
  /** What is so, as a heading: "Praise without a reason". */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  readonly field: 'text' | `actions.${number}`;
  /** UTF-16 offsets into the field; absent when the whole of it is meant. */
  readonly start?: number;
  readonly end?: number;
};

const TEXTS: Readonly<Record<ReasonCode, { message: string; hint: string }>> = {
  repeated_text: {
    message: 'Said already',
    hint: 'This stands in the text before, in the same words. Say it once, and use the room for another moment of the call.',
  },
  padding: {
    message: 'The same few words',
    hint: 'The text goes round in circles. Describe two or three moments of the call instead: what was asked, what came back.',
  },
  not_prose: {
    message: 'No sentences',
    hint: 'This does not read as sentences. Write what you would say to the candidate.',
  },
  placeholder: {
    message: 'Not filled in',
    hint: 'A part of a template is still here. Put your own words in its place.',
  },
  question_repeated: {
    message: 'The question again',
    hint: 'The candidate knows what they asked. Write what came of it.',
  },
  copied: {
    message: 'From another call',
    hint: 'These words stand in feedback on another call. Write what happened in this one.',
  },
  not_about_the_call: {
    message: 'Not about this call',
    hint: 'It does not say what the candidate asked, answered or did. Begin with one question and what they made of it.',
  },
  praise_without_reason: {
    message: 'Praise without a reason',
    hint: 'Name one answer that worked and why.',
  },
  could_be_anyone: {
    message: 'Could be said to anyone',
    hint: 'Which question should the candidate practise, and what would a better answer sound like?',
  },
  unkind_words: {
    message: 'Not professional',
    hint: 'Keep to what was said and done, and how to do it better.',
  },
  shouting: { message: 'Shouting', hint: 'Write it in ordinary letters and with one mark at the end.' },
  contact_details: {
    message: 'Contact details',
    hint: 'Leave out addresses, links and numbers. A book or a website can be called by its name.',
  },
  same_action_twice: { message: 'Same thing twice', hint: 'Make one about something else from the call.' },
  action_not_doable: {
    message: 'Nothing to do yet',
    hint: 'Begin with a verb: what should the candidate write, read, practise or ask?',
  },
  action_too_vague: {
    message: 'Too vague to start',
    hint: 'Name the topic, the amount or the day, so that the candidate knows when it is done.',
  },
};

/**
 * Makes a remark in words.
 * @param range where it stands; null for the whole field
 * @param details the words of praise it found, or the numbers of the two actions
 */
export function reason(
  code: ReasonCode,
  field: Reason['field'],
  range: Range | null = null,
  details: readonly (string | number)[] = [],
): Reason {
  const { message, hint } = TEXTS[code];
  return {
    code,
    message,
    hint: [introduction(code, details), hint].filter(Boolean).join(' '),
    field,
    ...(range ? { start: range.start, end: range.end } : {}),
  };
}

function introduction(code: ReasonCode, details: readonly (string | number)[]): string {
  if (code === 'same_action_twice') return `Actions ${details.join(' and ')} ask for the same.`;
  if (code !== 'praise_without_reason') return '';
  const counts = new Map<string | number, number>();
  for (const word of details) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] < 2) return '';
  const [word, times] = most;
  const quoted = `“${String(word).charAt(0).toUpperCase()}${String(word).slice(1)}”`;
  return `${quoted} ${times === 2 ? 'twice' : times === 3 ? 'three times' : `${times} times`}, but not what was.`;
}
