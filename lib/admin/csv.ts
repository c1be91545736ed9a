import type { AdminRow } from './read-table';
import type { AdminTable, Cell, ColumnKind } from './table';

/**
 * CSV as RFC 4180 has it: commas, CRLF after every line, quotes where they are needed; UTF-8 without a byte order
 * mark. The first line names the columns. Sums are decimal numbers (`120.00`) with their currency in a column of its
 * own, since they are read by spreadsheets and book-keeping; instants are RFC 3339 in UTC; what is absent is empty.
 */

/** The line of headings. */
export function csvHead(table: AdminTable): string {
  return line(table.columns.map(({ key }) => key));
}

/** A row as a line, in the order of the table's columns. */
export function csvRow(table: AdminTable, row: AdminRow): string {
  return line(table.columns.map(({ key, kind }) => csvCell(kind, row[key] ?? null)));
}

/** A value as it stands in the file, before quoting. */
export function csvCell(kind: ColumnKind, value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return kind === 'money' ? decimal(value) : String(value);
  return kind === 'instant' ? value : harmless(value);
}

/** Whole cents as a decimal number: -2400 -> `-24.00`. Exact: it never is a fraction. */
function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, and people type names and texts. An
 * apostrophe in front makes it text; OWASP's list, with the full-width signs and behind blanks too.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
