import type { Fact, Letter, Prose } from './letter';

const WIDTH = 66;
const NO_BREAK = '\u00a0';

/**
 * The text form of a message, for people and programs that show no HTML. Lines of at most 66 characters, except
 * for the address, which is never broken.
 *
 * @param href the address behind the one link
 * @param footer why it came, and in whose zone the times are
 */
export function plainText(letter: Letter, href: string, footer: readonly string[]): string {
  const blocks = [
    wrap(words(letter.lead)),
    letter.facts.length > 0 ? facts(letter.facts) : '',
    `${letter.action.label}:\n${href}`,
    ...letter.after.map((paragraph) => wrap(words(paragraph))),
    // The signature mark of mail programs: they draw what follows small, or leave it out of a reply.
    ['-- ', ...footer.map((line) => wrap(line))].join('\n'),
  ];
  return `${asTyped(blocks.filter(Boolean).join('\n\n'))}\n`;
}

function words(paragraph: Prose): string {
  return paragraph.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('');
}

/** Two columns; a long value goes on under itself. */
function facts(rows: readonly Fact[]): string {
  const column = Math.max(10, ...rows.map((row) => row.term.length)) + 2;
  const indent = ' '.repeat(2 + column);
  return rows
    .map(({ term, value }) => {
      const lines = wrap(value, WIDTH - indent.length).split('\n');
      return `  ${term.padEnd(column)}${lines.join(`\n${indent}`)}`;
    })
    .join('\n');
}

/** Breaks at spaces, never inside a date or a sum, whose spaces do not break. */
function wrap(text: string, width = WIDTH): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].join('\n');
}

/** As somebody would type it: plain spaces and apostrophes. */
export function asTyped(text: string): string {
  return text.replaceAll(NO_BREAK, ' ').replaceAll('’', "'");
}
