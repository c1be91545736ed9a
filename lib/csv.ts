/** A cell: text, a number, or nothing. */
export type CsvCell = string | number | null;

/**
 * Writes a table as CSV (RFC 4180) that spreadsheets read as UTF-8. Text that a spreadsheet would take for a formula
 * gets an apostrophe in front, so that nobody's name can compute anything.
 * @param header the names of the columns
 */
export function csv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** A CSV file as a download that no cache keeps. */
export function csvResponse(filename: string, text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Whole cents as a spreadsheet computes with them: 12000 -> `120.00`. */
export function csvMoney(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** What begins a formula, also full-width and behind blanks; a plain negative number is none. */
const FORMULA = /^\s*(?:[=+@\uff1d\uff0b\uff0d\uff20]|-(?!\d+(?:\.\d+)?$))|^[\t\r\n]/;

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
