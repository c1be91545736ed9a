import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from './button';
import { ErrorSummary } from './error-summary';
import { Facts } from './facts';
import { TextareaField, TextField } from './input';
import { Meter } from './meter';
import { Rating } from './rating';
import { StarInput } from './star-input';
import { Statement } from './statement';
import { Table } from './table';
import { Timeline } from './timeline';

const html = (element: ReactElement) => renderToStaticMarkup(element);

describe('fields', () => {
  it('ties the control to its label, hint and error', () => {
    const markup = html(
      createElement(TextField, {
        name: 'price',
        label: 'Price',
        hint: 'From $10.00',
        error: 'Enter $10.00 or more.',
      }),
    );
    expect(markup).toContain('<label class="label" for="price">Price</label>');
    expect(markup).toMatch(/<input[^>]*id="price"[^>]*>/);
    expect(markup).toMatch(/<input[^>]*aria-describedby="price-hint price-error"[^>]*>/);
    expect(markup).toMatch(/<input[^>]*aria-invalid="true"[^>]*>/);
    expect(markup).toContain('id="price-hint"');
    expect(markup).toContain('id="price-error"');
  });

  it('says nothing of errors and hints that are not there', () => {
    const markup = html(createElement(TextField, { name: 'price', label: 'Price' }));
    expect(markup).not.toContain('aria-describedby');
    expect(markup).not.toContain('aria-invalid');
  });

  it('describes a text area by the line under it too', () => {
    const markup = html(createElement(TextareaField, { name: 'text', label: 'Text', under: '212 words' }));
    expect(markup).toMatch(/<textarea[^>]*aria-describedby="text-under"[^>]*>/);
  });

  it('leads from each error to its field, and shows nothing without errors', () => {
    const markup = html(
      createElement(ErrorSummary, { errors: [{ field: 'price', message: 'Price' }, { message: 'Sorry' }] }),
    );
    expect(markup).toContain('<a href="#price">Price</a>');
    expect(markup).toContain('<li>Sorry</li>');
    expect(html(createElement(ErrorSummary, { errors: [] }))).toBe('');
  });

  it('offers five stars as radios of one name', () => {
    const markup = html(createElement(StarInput, { name: 'fit', legend: 'Fit', defaultValue: 4 }));
    expect(markup.match(/type="radio"/g)).toHaveLength(5);
    expect(markup.match(/name="fit"/g)).toHaveLength(5);
    expect(markup).toMatch(/checked=""[^>]*value="4"|value="4"[^>]*checked=""/);
  });
});

describe('Button', () => {
  it('does not send a form unless told so', () =>
    expect(html(createElement(Button, null, 'Go'))).toContain('type="button"'));
  it('does nothing while busy', () => {
    const markup = html(createElement(Button, { type: 'submit', busy: 'Paying' }, 'Pay'));
    expect(markup).toContain('aria-busy="true"');
    expect(markup).toContain('type="button"');
    expect(markup).toContain('Paying');
    expect(markup).not.toContain('Pay<');
  });
});

describe('matter', () => {
  it('keeps a meter between empty and full', () => {
    expect(html(createElement(Meter, { share: 1.7 }))).toContain('<rect width="100%"');
    expect(html(createElement(Meter, { share: -1 }))).toContain('<rect width="0%"');
  });
  it('leaves absent facts out', () => {
    expect(html(createElement(Facts, { items: ['a', null, false, 'b'] })).match(/<li>/g)).toHaveLength(2);
    expect(html(createElement(Facts, { items: [null] }))).toBe('');
  });
  it('shows a rating with one decimal, or that there is none', () => {
    expect(html(createElement(Rating, { average: 4.86, count: '20+' }))).toContain('<b>4.9</b>');
    expect(html(createElement(Rating, { average: null }))).toContain('No ratings yet');
  });
  it('marks the step that a booking waits for, and says which are done', () => {
    const markup = html(
      createElement(Timeline, {
        steps: [
          { state: 'done', when: 'Thu', title: 'Asked' },
          { state: 'now', when: 'Sun', title: 'Pay' },
          { state: 'next', when: 'Tue', title: 'Call' },
        ],
      }),
    );
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup.match(/\(done\)/g)).toHaveLength(1);
  });
});

describe('tables', () => {
  const columns = [
    { key: 'id', heading: 'Booking', cell: (row: { id: string }) => row.id, fold: 'title' as const },
    {
      key: 'net',
      heading: 'Net',
      kind: 'number' as const,
      cell: () => '$96.00',
      sort: { href: '/?sort=net' as const, direction: 'descending' as const },
    },
  ];
  it('writes the roles out, since the fold takes them away', () => {
    const markup = html(
      createElement(Table<{ id: string }>, {
        label: 'Payouts',
        columns,
        rows: [{ id: 'bk_1' }],
        rowKey: (row) => row.id,
      }),
    );
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'cell'])
      expect(markup).toContain(`role="${role}"`);
    expect(markup).toContain('aria-sort="descending"');
    expect(markup).toContain('class="table fold"');
  });
  it('names the sums of a wide statement in each line, for phones', () => {
    const markup = html(
      createElement(Statement, {
        caption: 'Refunds',
        columns: { what: 'Case', sums: ['Back', 'Paid', 'Fee'] },
        rows: [{ label: 'Late', sums: ['$60.00', '$48.00', '$12.00'] }],
      }),
    );
    expect(markup).toContain('data-label="Paid"');
    expect(markup).toContain('stmt--wide');
  });
});
