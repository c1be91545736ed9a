import { Fragment } from 'react';

/** A sentence or two in which some words stand out. */
export type Prose = readonly (string | Strong)[];
type Strong = { readonly strong: string };

export function strong(words: string): Strong {
  return { strong: words };
}

/** prose`Held until ${strong('Mon 23 Nov, 16:05')}.` */
export function prose(texts: TemplateStringsArray, ...values: readonly (string | Strong)[]): Prose {
  return texts.flatMap((text, index) => {
    const value = values[index];
    return value === undefined ? [text] : [text, value];
  });
}

/** The same as plain text. */
export function plainText(words: Prose): string {
  return words.map((each) => (typeof each === 'string' ? each : each.strong)).join('');
}

export function Words({ of }: { of: Prose }) {
  return of.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence keep their place
    <Fragment key={index}>{typeof each === 'string' ? each : <b>{each.strong}</b>}</Fragment>
  ));
}
