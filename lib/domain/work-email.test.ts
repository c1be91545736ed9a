import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiDomain, judgeWorkEmail, type WorkEmailVerdict } from './work-email';

const THROW_AWAY = new Set(['mailinator.com', 'trash.example']);
const judge = (email: string, name: string, ...domains: string[]) =>
  judgeWorkEmail(email, { name, domains }, (domain) => THROW_AWAY.has(domain));

describe('where the employer’s domains are known', () => {
  const at = (domain: string) => judge(`jo@${domain}`, 'Bank', 'bank.com', 'bank-group.co.uk');

  test.each(['bank.com', 'uk.bank.com', 'mail.eu.bank.com', 'BANK.com', 'bank.com.', 'bank-group.co.uk'])(
    '%s belongs to it',
    (domain) => expect(at(domain)).toBe('belongs'),
  );

  test.each([
    ...['evilbank.com', 'bank.com.evil.com', 'bank.co', 'com', 'bank.com.co', 'xbank-group.co.uk', 'ban.com'],
    ...['bаnk.com', 'bânk.com', 'xn--bnk-6cd.com', 'bank.com@evil.com', 'bank-com.evil.com', 'banк.com'],
    // The name alone says nothing where the domains are known.
    ...['bank.xyz', 'bank.org'],
  ])('%s does not', (domain) => expect(at(domain)).not.toBe('belongs'));

  test('whatever stands before or after it, only its own sub-domains belong', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const ending = fc.stringMatching(/^[a-z]{2,6}$/);
    const domain = fc.tuple(fc.array(label, { minLength: 1, maxLength: 3 }), ending);
    fc.assert(
      fc.property(
        domain,
        fc.array(label, { maxLength: 3 }),
        label,
        ending,
        ([labels, tld], subs, odd, end) => {
          const known = [...labels, tld].join('.');
          const judged = (there: string) =>
            judgeWorkEmail(`a@${there}`, { name: 'X', domains: [known] }, () => false);
          fc.pre(asciiDomain(known) === known && judged(known) === 'belongs');
          const below = [...subs, known].join('.');
          if (asciiDomain(below) === below) expect(['belongs', 'free_mail']).toContain(judged(below));
          for (const fake of [
            `${odd}${known}`,
            `${known}.${end}`,
            `${known}.${odd}.${end}`,
            `${known}${odd}`,
          ]) {
            if (!`.${fake}`.endsWith(`.${known}`)) expect(judged(fake), fake).not.toBe('belongs');
          }
        },
      ),
    );
  });

  test('one list of domains is not another’s', () => {
    expect(judge('jo@bank.com', 'Bank', 'other.com')).toBe('other_domain');
  });
});

describe('where they are not', () => {
  test.each([
    ['Acme', 'acme.com'],
    ['Acme', 'acme.co.uk'],
    ['Acme Ltd.', 'acme.io'],
    ['Acme Holdings plc', 'acmeholdings.com'],
    ['Calder & Wynn', 'calderwynn.com'],
    ['Calder & Wynn', 'calder-wynn.com'],
    ['Calder & Wynn', 'calderandwynn.com.au'],
    ['McKinsey & Company', 'mckinsey.com'],
    ['J.P. Morgan', 'jpmorgan.com'],
    ['L’Oréal', 'loreal.com'],
    ['EY', 'ey.com'],
    ['The Partners', 'thepartners.com'],
  ])('%s is told by the name at %s', (name, domain) => expect(judge(`jo@${domain}`, name)).toBe('belongs'));

  test.each([
    ['Acme', 'acme-jobs.com'],
    ['Acme', 'uk.acme.com'], // whose it is below the second label, only its country knows
    ['Acme', 'acme.github.io'],
    ['Acme', 'com.acme'],
    ['Boston Consulting Group', 'bcg.com'],
    ['Яндекс', 'xn--d1acpjx3f.com'],
    ['Partners', 'x.com'],
    ['&', 'and.com'],
    ['Müller', 'xn--mller-kva.de'],
  ])('%s at %s waits for somebody to look', (name, domain) =>
    expect(judge(`jo@${domain}`, name)).toBe('unknown'),
  );
});

test.each<[WorkEmailVerdict, string]>([
  ['free_mail', 'jo@gmail.com'],
  ['free_mail', 'jo@yahoo.co.jp'],
  ['free_mail', 'jo@outlook.de'],
  ['free_mail', 'jo@eu.hotmail.com'],
  ['disposable', 'jo@mailinator.com'],
  ['disposable', 'jo@anything.mailinator.com'],
  ['tagged', 'jo+one@acme.com'],
  ['odd', 'jo'],
  ['odd', '@acme.com'],
  ['odd', 'jo@localhost'],
  ['odd', 'jo@127.0.0.1'],
  ['odd', 'jo@acme.com/x'],
])('%s: %s, whatever the employer is called or known by', (verdict, email) => {
  for (const name of ['Acme', 'Gmail', 'Yahoo', 'Outlook', 'Mailinator']) {
    expect(judge(email, name)).toBe(verdict);
    expect(judge(email, name, 'acme.com', email.split('@')[1] ?? '')).toBe(verdict);
  }
});

test('domains are compared as DNS writes them', () => {
  expect(asciiDomain('Bücher.example')).toBe('xn--bcher-kva.example');
  expect(asciiDomain('bаnk.com')).toBe('xn--bnk-6cd.com'); // its second letter is Cyrillic
  for (const odd of ['', ' ', '.', 'a b.com', 'a..b', '-a.com', '[::1]', '0x7f.1', 'a_b.com'])
    expect(asciiDomain(odd)).toBeNull();
});
