/**
 * One message, in words only: what the mail in both its forms and the line in the list of notifications are made
 * from. `layout.tsx` draws it as HTML, `plain-text.ts` as text.
 */
export type Letter = {
  /** For the list of notifications: one sentence without its full stop. */
  readonly line: string;
  /** Shown on locked screens and in lists: neither names nor describes the other side, not even later. */
  readonly subject: string;
  /** What a mail program shows beside the subject: what to do and what happens otherwise. */
  readonly preview: string;
  readonly title: string;
  readonly lead: Prose;
  readonly facts: readonly Fact[];
  /** The one link. `path` without the origin. */
  readonly action: { readonly label: string; readonly path: string };
  /** Paragraphs after the link: first what happens if nothing is done. */
  readonly after: readonly Prose[];
};

export type Fact = { readonly term: string; readonly value: string; readonly strong?: boolean };

/** Running text with words that stand out. */
export type Prose = readonly (string | Strong)[];
export type Strong = { readonly strong: string };

export function strong(words: string): Strong {
  return { strong: words };
}

/** A paragraph: `` prose`Pay by ${strong(deadline)} to confirm it.` `` */
export function prose(texts: TemplateStringsArray, ...values: readonly (string | Strong)[]): Prose {
  const pieces = texts.flatMap((text, index) => [text, values[index] ?? '']);
  return joined(pieces);
}

/** Neighbouring plain words as one piece, so that they are one text node. */
function joined(pieces: readonly (string | Strong)[]): Prose {
  const result: (string | Strong)[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
