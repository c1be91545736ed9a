import { expect, test } from 'vitest';
import { csv, csvMoney } from './csv';

test('cells with commas, quotes and line ends are quoted', () => {
  expect(
    csv(
      ['a', 'b'],
      [
        ['x, y', 'say "so"'],
        ['two\nlines', null],
      ],
    ),
  ).toBe('\uFEFFa,b\r\n"x, y","say ""so"""\r\n"two\nlines",\r\n');
});

test('text that a spreadsheet would compute is made text', () => {
  const cells = ['=1+1', '+1', '-1+1', '@SUM(A1)', '-12.50', 'Ann', 12];
  expect(csv([], [cells]).trim().split('\r\n').at(-1)).toBe("'=1+1,'+1,'-1+1,'@SUM(A1),-12.50,Ann,12");
});

test('cents become a decimal without rounding', () => {
  expect([0, 5, 120, 12_000, -2_400, 200_000_01].map(csvMoney)).toEqual([
    '0.00',
    '0.05',
    '1.20',
    '120.00',
    '-24.00',
    '200000.01',
  ]);
});
