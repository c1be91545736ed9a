import type { StoredReason } from '@/lib/feedback/stored-feedback';

/** UTF-16 offsets into the text as it stands in the editor. */
export type Range = { readonly start: number; readonly end: number };

/** A remark of the check, with the number that ties it to its place. */
export type Remark = {
  readonly number: number;
  readonly field: StoredReason['field'];
  readonly message: string;
  readonly hint: string;
  /** The words it means; null where the whole field is meant, or once they were changed. */
  readonly range: Range | null;
  /** The words it means were changed since it was made. */
  readonly changed: boolean;
};

/**
 * The remarks on a submission, numbered in the order of the page, where they stand in the text of the editor.
 * @param judged the text that was judged
 * @param text the text in the editor: a later draft, or the same
 */
export function placeRemarks(reasons: readonly StoredReason[], judged: string, text: string): Remark[] {
  const remarks = reasons.map(({ field, message, hint, start, end }, index) => ({
    number: index + 1,
    field,
    message,
    hint,
    range: field === 'text' && start !== undefined && end !== undefined ? { start, end } : null,
    changed: false,
  }));
  if (text === judged) return remarks;
  return followEdit(remarks, judged, text).map((remark, index) => {
    const before = remarks[index]?.range;
    if (!remark.changed || !before) return remark;
    const start = nearest(text, judged.slice(before.start, before.end), before.start);
    if (start < 0) return remark;
    return { ...remark, range: { start, end: start + before.end - before.start }, changed: false };
  });
}

/** Moves remarks along with an edit of the text. One whose words were touched has lost its place. */
export function followEdit(remarks: readonly Remark[], before: string, after: string): Remark[] {
  if (before === after) return [...remarks];
  const same = commonEnds(before, after);
  const editEnd = before.length - same.suffix;
  const shift = after.length - before.length;
  return remarks.map((remark) => {
    const { range } = remark;
    if (!range || range.end <= same.prefix) return remark;
    if (range.start >= editEnd) {
      return { ...remark, range: { start: range.start + shift, end: range.end + shift } };
    }
    return { ...remark, range: null, changed: true };
  });
}

/** A piece of the text: marked with a remark's number, or plain. */
export type Piece = { readonly text: string; readonly number: number | null };

/** The text in pieces. Where remarks overlap, the first one has the words. */
export function pieces(text: string, remarks: readonly Remark[]): Piece[] {
  const placed = remarks
    .flatMap(({ number, range }) => (range ? [{ number, ...range }] : []))
    .sort((a, b) => a.start - b.start || a.number - b.number);
  const found: Piece[] = [];
  let at = 0;
  for (const { number, start, end } of placed) {
    const from = Math.max(start, at);
    if (from >= Math.min(end, text.length)) continue;
    if (from > at) found.push({ text: text.slice(at, from), number: null });
    found.push({ text: text.slice(from, end), number });
    at = Math.min(end, text.length);
  }
  if (at < text.length) found.push({ text: text.slice(at), number: null });
  return found;
}

/** How much of two texts agrees at the beginning and, without overlapping that, at the end. */
function commonEnds(before: string, after: string): { prefix: number; suffix: number } {
  const most = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < most && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < most - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  return { prefix, suffix };
}

/** Where a phrase stands nearest to a place; -1 when it does not. */
function nearest(text: string, phrase: string, place: number): number {
  let best = -1;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (best < 0 || Math.abs(at - place) < Math.abs(best - place)) best = at;
  }
  return best;
}
