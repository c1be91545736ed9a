import { expect, test } from 'vitest';
import { contactDetailsIn } from './contact-details';

const found = (text: string) => contactDetailsIn(text).map((each) => text.slice(each.start, each.end));

test.each([
  'write to daniel.reyes@gmail.com please',
  'daniel (at) example [dot] com',
  'reach me, daniel at gmail',
  'it is reyes dot com',
  'see https://example.org/x?y=1',
  'see www.example.org',
  'calendly.com/dreyes/30min',
  'my page is danielreyes.com by the way',
  'text me on WhatsApp',
  'add me on LinkedIn',
  'my telegram is better',
  'follow @daniel.reyes for more',
  'call +44 7700 900 123',
  'call 020 7946 0958 after six',
  'zero seven seven double zero nine zero zero one two three',
])('finds the contact in: %s', (text) => {
  expect(found(text)).not.toEqual([]);
});

test.each([
  'the loan of 1,000,000,000 at 4.25% over 2019-2024',
  'revenue went from 1 200 000 000 to 1.500.000.000',
  'your work at Booking.com and for amazon.com was clear',
  'you wrote it in Node.js, not ASP.NET or asp.net',
  'the decorator @app.route and the annotation @Override',
  'from 2026-11-24 15:30 until 2026-12-01',
  'the input 3 1 4 1 5 9 2 6 5 3 was sorted',
  'resolve 127.0.0.1 and 192.168.100.200 first',
  'a beta of 0.123456789 is precise',
  'you named three, four and five times EBITDA',
  'the feature of WhatsApp that you improved',
  'call protection, e.g. non-call 2',
])('finds none in: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('points at the place', () => {
  expect(found('Write to a.b@example.com, or call +1 212 555 0100.')).toEqual([
    'a.b@example.com',
    '+1 212 555 0100',
  ]);
});
