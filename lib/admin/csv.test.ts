import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvHead, csvRow } from './csv';
import type { AdminTable } from './table';

const TABLE: AdminTable = {
  name: 'things',
  title: 'Things',
  noun: 'thing',
  from: 'things t',
  rowKey: { sql: 't.id', type: 'text' },
  columns: [
    { key: 'id', label: 'Thing', kind: 'id', sql: 't.id' },
    { key: 'name', label: 'Name', kind: 'text', sql: 't.name' },
    { key: 'net', label: 'Net', kind: 'money', sql: 't.net_cents' },
    { key: 'at', label: 'When', kind: 'instant', sql: 't.at' },
  ],
  searched: [],
  searchHint: '',
  filters: [],
  since: 'at',
  sort: { key: 'at', descending: true },
};

/** Reads CSV as RFC 4180 has it; one character at a time, so that it shares nothing with the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inQuotes) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && cell === '') inQuotes = true;
    else if (char === ',' || (char === '\r' && text[at + 1] === '\n')) {
      row.push(cell);
      cell = '';
      if (char === '\r') {
        rows.push(row);
        row = [];
        at += 1;
      }
    } else cell += char;
  }
  expect([row, cell, inQuotes]).toEqual([[], '', false]);
  return rows;
}

describe('csvRow', () => {
  it('ends each line with CRLF and quotes what would break it', () => {
    const row = { id: 'bk_1', name: 'Ann "Bo", Jr.\nLtd', net: 9_600, at: '2026-11-23T01:02:03.000Z' };
    expect(csvHead(TABLE) + csvRow(TABLE, row)).toBe(
      'id,name,net,at\r\nbk_1,"Ann ""Bo"", Jr.\nLtd",96.00,2026-11-23T01:02:03.000Z\r\n',
    );
  });

  it('leaves absent values empty', () => {
    expect(csvRow(TABLE, { id: 'bk_1', name: null, net: null })).toBe('bk_1,,,\r\n');
  });

  it('is read back as it was written, whatever people type', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        (names) => {
          const text = names.map((name) => csvRow(TABLE, { id: 'bk_1', name })).join('');
          const read = parseCsv(text).map((cells) => cells[1]);
          expect(read).toEqual(names.map((name) => csvCell('text', name)));
        },
      ),
    );
  });
});

describe('csvCell', () => {
  it.each([
    [12_000, '120.00'],
    [5, '0.05'],
    [0, '0.00'],
    [-2_400, '-24.00'],
    [-7, '-0.07'],
    [223_375_001, '2233750.01'],
  ])('writes %i cents as %s', (cents, text) => expect(csvCell('money', cents)).toBe(text));

  it('leaves counts as they are', () => expect(csvCell('number', -3)).toBe('-3'));

  it.each([
    '=HYPERLINK("http://evil.example","x")',
    '+1 555 0100',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =1+1',
    '\u00a0=1+1',
    '\uff1d1+1',
    '\uff0b1',
    '\uff0d1',
    '\uff20x',
  ])('keeps a spreadsheet from running %j', (text) => {
    for (const kind of ['text', 'id', 'status'] as const) expect(csvCell(kind, text)).toBe(`'${text}`);
  });

  it('never lets a cell of words begin as a formula does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = csvCell('text', text);
        expect(cell.trimStart()).not.toMatch(/^[=+\-@\uff1d\uff0b\uff0d\uff20]/);
        expect(cell.endsWith(text)).toBe(true);
      }),
    );
  });

  it('leaves harmless words alone', () => {
    for (const text of ['Ann-Marie', 'a=b', "O'Neil", 'ann@example.com', '{"reason":"x"}'])
      expect(csvCell('text', text)).toBe(text);
  });
});
