const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** A small number in a sentence: "no", "one" ... "ten"; from 11 on in figures. */
export function numberWord(count: number): string {
  return WORDS[count] ?? String(count);
}
