/**
 * The words of a text in the form in which they are compared and searched: lower case, without accents and
 * punctuation, initials joined. "J.P. Morgan & Société, M&A" -> jp, morgan, societe, ma.
 */
export function foldWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}\.)+)(\p{L}(?![\p{L}\p{N}]))?/gu, (initials) =>
      initials.replaceAll('.', ''),
    )
    .replace(/(?<![\p{L}\p{N}])(\p{L})&(\p{L})(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
