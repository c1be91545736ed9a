import { describe, expect, test } from 'vitest';
import { cardSearch } from '@/tests/support/card-search';
import { countFilters, NO_FILTERS, readBrowse, searchOf, writeBrowse } from './browse';

const PAGE = { limit: 20, cursor: null };

describe('the address of the list', () => {
  test('is read into a search', () => {
    const browse = readBrowse({
      q: '  leveraged finance ',
      free: 'week',
      industry: ['Law', 'Consulting', 'Law'],
      seniority: ['senior', 'junior'],
      topics: 'CV review',
      from: '10',
      to: '$99.50',
      sort: 'price',
    });
    expect(searchOf(browse, PAGE)).toEqual({
      text: 'leveraged finance',
      industry: ['Consulting', 'Law'],
      seniority: ['junior', 'senior'],
      topics: ['CV review'],
      languages: [],
      priceMin: 1_000,
      priceMax: 9_950,
      freeInWeek: true,
      sort: 'price',
      limit: 20,
      cursor: null,
    });
    expect(countFilters(browse)).toBe(7);
  });

  test('an empty form asks for everybody, whoever is free soonest first', () => {
    const empty = { q: '', from: '', to: '', sort: '' };
    expect(readBrowse(empty)).toEqual(NO_FILTERS);
    expect(searchOf(NO_FILTERS, PAGE).sort).toBe('soonest');
    expect(searchOf({ ...NO_FILTERS, text: 'law' }, PAGE).sort).toBe('relevance');
    expect(writeBrowse(NO_FILTERS)).toBe('');
    expect(countFilters(NO_FILTERS)).toBe(0);
  });

  test('what is wrong in it is left out, and nothing is refused', () => {
    const browse = readBrowse({
      q: 'x'.repeat(500),
      free: 'always',
      industry: ['', ' ', 'y'.repeat(200), ...Array.from({ length: 30 }, (_, index) => `i${index}`)],
      seniority: ['boss', 'mid'],
      from: 'cheap',
      to: '-5',
      sort: 'newest',
      unknown: 'z',
    });
    expect(browse).toMatchObject({
      free: false,
      seniority: ['mid'],
      priceMin: null,
      priceMax: null,
      sort: null,
    });
    expect(browse.text).toHaveLength(200);
    expect(browse.industry).toHaveLength(20);
  });

  test.each([
    ['120', 12_000],
    ['99.5', 9_950],
    ['$ 1,200.00', 120_000],
    ['0', 0],
    ['100000', 10_000_000],
    ['100000.01', null],
    ['1,20', null],
    ['12.345', null],
    ['1e3', null],
    ['', null],
  ])('a price of "%s" is %s cents', (typed, cents) => {
    expect(readBrowse({ from: typed }).priceMin).toBe(cents);
  });

  test('prices the wrong way round are turned', () => {
    expect(readBrowse({ from: '200', to: '10' })).toMatchObject({ priceMin: 1_000, priceMax: 20_000 });
  });

  test('is written so that reading it gives the same, and never an empty parameter', () => {
    const browse = readBrowse({
      q: 'a & b',
      topics: ['CV, review', 'Law'],
      to: '99.5',
      free: 'week',
      sort: 'rating',
    });
    const query = writeBrowse(browse, 'abc');
    expect(query).toBe('?q=a+%26+b&free=week&topics=CV%2C+review&topics=Law&to=99.50&sort=rating&cursor=abc');
    const params = new URLSearchParams(query);
    const back = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
    expect(readBrowse(back)).toEqual(browse);
  });

  test('asks for the same as the HTTP interface does', () => {
    const ours = searchOf(
      readBrowse({ q: 'law', seniority: ['senior', 'mid'], to: '50', sort: 'rating' }),
      PAGE,
    );
    expect(ours).toEqual(cardSearch('q=law&seniority=senior,mid&priceMax=5000&sort=rating'));
  });
});
