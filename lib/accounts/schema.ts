import { z } from 'zod';
import { CURRENT_STAGES, INTERESTS, SCHOOL_TYPES } from '@/lib/domain/candidate-card';
import { PASSWORD_LENGTH, passwordLength } from '@/lib/domain/password-rules';
import { ianaZone } from '@/lib/domain/zone';
import { defineRoute } from '@/lib/route';

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Write an e-mail address like name@example.com.'));

/** The length of a new password; `requireGoodPassword` judges the rest, which needs to know whose it is. */
export const password = z
  .string()
  .max(1000, `Use at most ${PASSWORD_LENGTH.max} characters.`)
  .refine(
    (value) => passwordLength(value) >= PASSWORD_LENGTH.min,
    `Use at least ${PASSWORD_LENGTH.min} characters; a few words together are easy to remember.`,
  )
  .refine((value) => passwordLength(value) <= PASSWORD_LENGTH.max, {
    message: `Use at most ${PASSWORD_LENGTH.max} characters.`,
  });

/** What is asked of an e-mail address where any account will do. */
export const emailInput = z.object({ email });

export const personName = z
  .string()
  .trim()
  .min(1, 'Write your name. It is shown only after a booking is confirmed.')
  .max(120, 'Use at most 120 characters.');

export const zone = z
  .string()
  .max(64)
  .refine((name) => ianaZone(name) !== null, 'Choose a time zone, like Europe/London.');

/** What both sides give when they sign up. The role can never be admin: that one is made by the seed. */
export const signUpInput = z.object({
  role: z.enum(['candidate', 'professional'], 'Choose whether you look for calls or offer them.'),
  name: personName,
  email,
  password,
  zone,
});
/** What is left to say when an account began at a provider; the address only where the provider gave none. */
export const finishInput = signUpInput
  .pick({ role: true, name: true, zone: true })
  .extend({ email: email.optional() });
export type FinishInput = z.infer<typeof finishInput>;

export type SignUpInput = z.infer<typeof signUpInput>;

export const candidateProfileInput = z.object({
  stage: z.enum(CURRENT_STAGES, 'Choose where you are now.'),
  schoolType: z.enum(SCHOOL_TYPES, 'Choose a kind of school.'),
  interests: z.array(z.enum(INTERESTS)).max(5, 'Choose at most five.'),
});
export type CandidateProfileInput = z.infer<typeof candidateProfileInput>;

/** What everybody may change of their own account. */
export const accountInput = z.object({ name: personName, zone });
export type AccountInput = z.infer<typeof accountInput>;

export const meRoute = defineRoute({
  method: 'GET',
  path: '/api/me',
  summary: 'Who the caller is.',
  action: 'me.read',
  limit: 'read',
  answer: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['candidate', 'professional', 'admin']),
    zone: z.string(),
    listing: z.object({ id: z.string(), state: z.string() }).optional(),
  }),
});

const rows = z.array(z.record(z.string(), z.unknown()));

export const exportMeRoute = defineRoute({
  method: 'GET',
  path: '/api/me/export',
  summary:
    'All that is kept of the caller, as a file. Asks for the password again after a while (`proof_needed`).',
  action: 'me.export',
  limit: 'search',
  answer: z.object({
    about: z.object({ product: z.string(), madeAt: z.iso.datetime(), words: z.string() }),
    account: z.record(z.string(), z.unknown()),
    waysIn: z.object({ password: z.boolean(), accounts: rows }),
    sessions: rows,
    activity: rows,
    profile: z.record(z.string(), z.unknown()).nullable(),
    listing: z.record(z.string(), z.unknown()).nullable(),
    availability: z.object({ weekly: rows, exceptions: rows }),
    calendars: rows,
    files: rows,
    payoutAccount: z.record(z.string(), z.unknown()).nullable(),
    bookings: rows,
    feedback: rows,
    notifications: rows,
  }),
});
