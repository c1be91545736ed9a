import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '@/lib/domain/policy';
import { CandidateStory, ProfessionalStory } from './booking-story';
import { FeeStatement } from './fee-statement';
import { RefundStatement } from './refund-statement';

/** The lines of a table as text: label, then sums, separated by a bar. */
function lines(markup: string): string[] {
  return [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)]
      .map(([, cell = '']) => cell.replace(/<small>.*?<\/small>/, '').replace(/<[^>]+>/g, ''))
      .join(' | '),
  );
}

describe('what the public pages promise', () => {
  it('gives back what the rules say, and shares the rest', () => {
    const table = lines(
      renderToStaticMarkup(createElement(RefundStatement, { priceCents: 12_000, policy: DEFAULT_POLICY })),
    );
    expect(table).toEqual([
      'Of a call for $120.00 | Candidate gets back | Professional receives | Our fee',
      'The candidate cancels 3 hours before the start, or earlier | $120.00 | $0.00 | $0.00',
      'The candidate cancels later, before the start | $60.00 | $48.00 | $12.00',
      'The professional cancels, at any time before the start | $120.00 | $0.00 | $0.00',
      'The professional does not come | $120.00 | $0.00 | $0.00',
      'The candidate does not come | $0.00 | $96.00 | $24.00',
      'Neither comes | $120.00 | $0.00 | $0.00',
      'No written feedback within 72 hours | $120.00 | $0.00 | $0.00',
      'The call takes place and the feedback is accepted | $0.00 | $96.00 | $24.00',
    ]);
  });

  it('adds up to the price in every line, at any price', () => {
    for (const priceCents of [1_000, 9_999, 12_345, 200_000]) {
      const markup = renderToStaticMarkup(
        createElement(RefundStatement, { priceCents, policy: DEFAULT_POLICY }),
      );
      for (const line of lines(markup).slice(1)) {
        const sums = line
          .split(' | ')
          .slice(1)
          .map((sum) => Math.round(Number(sum.replace(/[$,]/g, '')) * 100));
        expect(
          sums.reduce((total, sum) => total + sum, 0),
          line,
        ).toBe(priceCents);
      }
    }
  });

  it('rounds the fee half up to the cent', () => {
    const markup = renderToStaticMarkup(
      createElement(FeeStatement, { pricesCents: [9_999, 6_275], policy: DEFAULT_POLICY }),
    );
    expect(lines(markup).slice(1)).toEqual(['$99.99 | $20.00 | $79.99', '$62.75 | $12.55 | $50.20']);
  });

  it('names the deadlines of the rules in force', () => {
    const policy = { ...DEFAULT_POLICY, requestDays: 5, holdHours: 12, cancelWindowHours: 6 };
    const candidate = renderToStaticMarkup(createElement(CandidateStory, { priceCents: 12_000, policy }));
    expect(candidate).toContain('Within 5 days');
    expect(candidate).toContain('Within 12 hours');
    expect(candidate).toContain('Up to 6 hours before');
    const professional = renderToStaticMarkup(
      createElement(ProfessionalStory, { priceCents: 12_000, policy }),
    );
    expect(professional).toContain('$96.00');
  });
});
