import { countWords, sameness } from './words';

/** Feedback whose structure is right: what is stored, judged and shown. */
export type WrittenFeedback = {
  readonly text: string;
  readonly actions: readonly [string, string, string];
  /** Whole stars, 1 to 5. */
  readonly stars: { readonly culturalFit: number; readonly interest: number; readonly technical: number };
};

/** The same before anybody has looked at it. */
export type FeedbackInput = { readonly text?: unknown; readonly actions?: unknown; readonly stars?: unknown };

export const MIN_WORDS = 200;
export const ACTION_COUNT = 3;
export const STARS = ['culturalFit', 'interest', 'technical'] as const;
/** Far above anything a person writes, so that nobody stores a book here. In UTF-16 units. */
export const MAX_LENGTH = { text: 20_000, action: 500 } as const;

/** One field and what is wrong with it; `path` like `actions.2` or `stars.technical`. */
export type FieldProblem = { readonly path: string; readonly message: string };

/**
 * The rules that a form can check: at least 200 words, exactly three different actions that say something, one to
 * five stars three times. Names every field that is wrong at once; empty when all is right.
 */
export function structuralErrors(input: FeedbackInput): FieldProblem[] {
  return [...textErrors(input.text), ...actionErrors(input.actions), ...starErrors(input.stars)];
}

/** @returns the feedback, cleaned for storing, or null when `structuralErrors` has something to say */
export function writtenFeedback(input: FeedbackInput): WrittenFeedback | null {
  if (structuralErrors(input).length > 0) return null;
  const { text, actions, stars } = input as WrittenFeedback;
  const [first, second, third] = actions;
  return {
    text: cleanText(text),
    actions: [cleanText(first).trim(), cleanText(second).trim(), cleanText(third).trim()],
    stars: { culturalFit: stars.culturalFit, interest: stars.interest, technical: stars.technical },
  };
}

/** Line ends as browsers show them, and without what a database cannot hold: control characters, half surrogates. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, '');
}

function textErrors(text: unknown): FieldProblem[] {
  const error = (message: string) => [{ path: 'text', message }];
  if (typeof text !== 'string') return error(`Write at least ${MIN_WORDS} words.`);
  if (text.length > MAX_LENGTH.text) return error(`Keep it under ${MAX_LENGTH.text} characters.`);
  const words = countWords(text);
  return words < MIN_WORDS ? error(`At least ${MIN_WORDS} words are needed; this has ${words}.`) : [];
}

function actionErrors(actions: unknown): FieldProblem[] {
  if (!Array.isArray(actions) || actions.length !== ACTION_COUNT) {
    return [{ path: 'actions', message: `Name exactly ${ACTION_COUNT} actions.` }];
  }
  const compared = actions.map((action) => (typeof action === 'string' ? sameness(action) : ''));
  return actions.flatMap((action: unknown, at) => {
    const error = (message: string) => [{ path: `actions.${at}`, message }];
    if (compared[at] === '') return error('Say what to do, in words.');
    if (typeof action === 'string' && action.length > MAX_LENGTH.action) {
      return error(`Keep it under ${MAX_LENGTH.action} characters.`);
    }
    const earlier = compared.indexOf(compared[at] ?? '');
    return earlier < at ? error(`This is action ${earlier + 1} again. Name a different one.`) : [];
  });
}

function starErrors(stars: unknown): FieldProblem[] {
  const given: Record<string, unknown> = typeof stars === 'object' && stars !== null ? { ...stars } : {};
  return STARS.filter((name) => {
    const value = given[name];
    return typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 5;
  }).map((name) => ({ path: `stars.${name}`, message: 'Give 1 to 5 whole stars.' }));
}
