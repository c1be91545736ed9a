import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { Asked, Confirmed, Held } from '@/emails/about';
import type { Party } from '@/lib/domain/booking';
import { InvariantError } from '@/lib/domain/invariant';
import { NAMELESS_STAGES, occasion, STAGES, type Stage } from '@/tests/factories/occasion';
import { setEnvironment } from '@/tests/support/environment';
import type { NotificationKind } from './kinds';
import { KINDS, writeLetter } from './messages';
import type { Occasion } from './occasion';
import { publicId } from './public-id';
import { renderMail } from './render';

beforeAll(() => {
  setEnvironment({ MONET_BASE_URL: 'https://monet.example', MAIL_FROM: 'Monet <hello@monet.example>' });
});

/** Messages of the time before the confirmation: they stay without names even when they are written after it. */
const NAMELESS_KINDS: readonly NotificationKind[] = [
  'request_received',
  'request_accepted',
  'request_declined',
  'request_expired',
  'request_withdrawn',
  'time_set',
  'hold_expired',
  'time_blocked',
  'payment_returned',
];
const PARTIES = ['candidate', 'professional'] as const;
const ALL_STAGES = Object.keys(STAGES) as Stage[];
const ON_THE_WIRE: [NotificationKind, Party, Stage][] = [
  ['request_received', 'professional', 'requested'],
  ['request_accepted', 'candidate', 'answered'],
  ['time_set', 'candidate', 'accepted'],
  ['hold_expired', 'professional', 'unpaid'],
  ['time_blocked', 'professional', 'accepted'],
  ['call_cancelled', 'candidate', 'cancelledUnpaidByProfessional'],
  ['call_cancelled', 'professional', 'cancelledUnpaidByCandidate'],
  ['refund_failed', 'candidate', 'paidTooLate'],
  ['refund_receipt', 'candidate', 'paidTooLate'],
  ['payment_returned', 'professional', 'paidTooLate'],
];

/** A word that no mail uses by itself. */
const word = fc
  .stringMatching(/^[bcdfghjkmnpqrstvwxz]{5,9}$/)
  .map((letters) => letters.charAt(0).toUpperCase() + letters.slice(1));
const person = fc.record({ first: word, last: word, mailbox: word, host: word });
const other = fc.record({ person, employer: word, title: word });
type Other = typeof other extends fc.Arbitrary<infer T> ? T : never;

test('before the confirmation nothing of a message says who the other side is', async () => {
  let written = 0; // a hundred mails a run
  await fc.assert(
    fc.asyncProperty(other, other, async (ofCandidate, ofProfessional) => {
      for (const [stage, kind, who] of allOf(NAMELESS_STAGES, KINDS, PARTIES)) {
        const secret = who === 'candidate' ? ofCandidate : ofProfessional;
        const everything = await everythingOf(about(secret, occasion(kind, who, stage)));
        if (everything === null) continue;
        written += 1;
        expectNothingOf(secret, everything);
      }
    }),
    { numRuns: 2 },
  );
  expect(written).toBeGreaterThan(200);
}, 30_000);

test('a message from before the confirmation stays without names, whenever it is written', async () => {
  await fc.assert(
    fc.asyncProperty(
      other,
      fc.constantFrom(...PARTIES),
      fc.constantFrom(...ALL_STAGES),
      async (secret, who, stage) => {
        for (const kind of NAMELESS_KINDS) {
          const everything = await everythingOf(about(secret, occasion(kind, who, stage)));
          if (everything !== null) expectNothingOf(secret, everything);
        }
      },
    ),
    { numRuns: 20 },
  );
}, 30_000);

test('nor does a mail as it goes over the wire, headers and attachments included', async () => {
  const [secret] = fc.sample(other, 1);
  if (!secret) expect.fail('no sample');
  for (const [kind, who, stage] of ON_THE_WIRE) {
    const wire = await onTheWire(about(secret, occasion(kind, who, stage)));
    expect(wire).toContain('Message-ID: <nt_');
    expectNothingOf(secret, wire);
  }
});

test('a message about a confirmed call cannot be written of one that never was', async () => {
  let refused = 0;
  for (const kind of KINDS) {
    for (const who of PARTIES) {
      const onceConfirmed = occasion(kind, who, 'cancelledLate');
      const never = occasion(kind, who, 'cancelledUnpaidByCandidate');
      const names = who === 'candidate' ? 'Daniel' : 'Maya';
      if (!(await everythingOf(onceConfirmed))?.includes(names)) continue;
      if (['call_cancelled', 'refund_failed', 'refund_receipt'].includes(kind)) continue; // there are words for both
      expect(() => writeLetter(never)).toThrow(InvariantError);
      refused += 1;
    }
  }
  expect(refused).toBe(36);
});

test('after the confirmation each side is told the other’s name, and no address', async () => {
  const mail = await everythingOf(occasion('call_confirmed', 'candidate', 'confirmed'));
  expect(mail).toContain('Daniel Reyes');
  expect(mail).not.toContain('daniel.reyes@');
  const back = await everythingOf(occasion('call_confirmed', 'professional', 'confirmed'));
  expect(back).toContain('Maya Okafor');
  expect(back).not.toContain('maya.okafor@');
});

test('a card that does not parse is described by nothing at all', () => {
  const broken = { card: { name: 'Daniel Reyes' }, candidateCard: { stage: 'Maya Okafor', schoolType: 'x' } };
  expect(writeLetter(occasion('time_set', 'candidate', 'accepted', broken))?.line).toBe(
    'A time was set for your call with Verified professional',
  );
  expect(writeLetter(occasion('request_received', 'professional', 'requested', broken))?.line).toBe(
    'A new request for a call: Candidate',
  );
});

test('the types leave no place for a name before the confirmation', () => {
  expectTypeOf<Asked<Party>['otherName']>().toEqualTypeOf<undefined>();
  expectTypeOf<Held<Party>['otherName']>().toEqualTypeOf<undefined>();
  expectTypeOf<Confirmed<Party>>().not.toExtend<Held<Party>>();
  expectTypeOf<Confirmed<Party>>().not.toExtend<Asked<Party>>();
  expectTypeOf<string>().not.toExtend<Held<Party>['other']>();
  expectTypeOf<Held<'candidate'>['sums']>().not.toHaveProperty('netCents');
});

function allOf<A, B, C>(as: readonly A[], bs: readonly B[], cs: readonly C[]): [A, B, C][] {
  return as.flatMap((a) => bs.flatMap((b) => cs.map((c): [A, B, C] => [a, b, c])));
}

/** The occasion with another person on the other side, whose card is generalised and stores more than it shows. */
function about(secret: Other, told: Occasion): Occasion {
  const name = `${secret.person.first} ${secret.person.last}`;
  const extras = { employer: secret.employer, title: secret.title, email: addressOf(secret), name };
  const { booking } = told;
  return {
    ...told,
    booking: {
      ...booking,
      ...(told.who === 'candidate'
        ? {
            professional: { name },
            card: {
              headline: 'Senior, elite boutique bank',
              bio: `${name} of ${secret.employer}`,
              ...extras,
            },
          }
        : {
            candidate: { name },
            candidateCard: {
              stage: 'masters_student',
              schoolType: 'business_school',
              interests: [name, secret.employer],
              ...extras,
            },
          }),
    },
  };
}

function addressOf({ person: { mailbox, host } }: Other): string {
  return `${mailbox}@${host}.example`.toLowerCase();
}

function expectNothingOf(secret: Other, everything: string): void {
  const { first, last, mailbox, host } = secret.person;
  const lower = everything.toLowerCase();
  for (const part of [first, last, mailbox, host, secret.employer, secret.title]) {
    expect(lower).not.toContain(part.toLowerCase());
  }
}

/** All that is written for a message. Null when there is none, or the words refuse to be written. */
async function everythingOf(told: Occasion): Promise<string | null> {
  try {
    const letter = writeLetter(told);
    const mail = await renderMail(told, publicId('some notification'));
    if (!letter || !mail) return null;
    const calendar = mail.calendar?.content.replace(/\r\n /g, '') ?? '';
    return [letter.line, mail.subject, mail.messageId, mail.html, mail.text, calendar].join('\n');
  } catch (error) {
    if (error instanceof InvariantError) return null;
    throw error;
  }
}

/** The mail as a server gets it: raw, and again with every part decoded. */
async function onTheWire(told: Occasion): Promise<string> {
  const mail = await renderMail(told, publicId('some notification'));
  if (!mail) expect.fail(`no words for ${told.kind}`);
  const { calendar, messageId, ...rest } = mail;
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const sent = await transport.sendMail({
    ...rest,
    from: 'Monet <hello@monet.example>',
    messageId: `<${messageId}>`,
    ...(calendar ? { icalEvent: calendar } : {}),
  });
  const raw = sent.message.toString();
  const { headerLines, html, text, attachments } = await simpleParser(raw);
  const parts = attachments.map((each) => each.content.toString('utf8').replace(/\r\n /g, ''));
  return [raw, ...headerLines.map(({ line }) => line), html, text, ...parts].join('\n');
}
