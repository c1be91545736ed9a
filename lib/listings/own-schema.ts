import { z } from 'zod';
import { PRICE_RANGE_CENTS } from '@/lib/domain/fees';
import {
  EMPLOYER_CATEGORIES,
  INDUSTRIES,
  LANGUAGES,
  LONGEST,
  MOST_CHOICES,
} from '@/lib/domain/listing-options';
import { SENIORITIES } from '@/lib/domain/seniority';
import { formatMoney } from '@/lib/format';

/** The forms in which professionals describe themselves; fields as browsers send them. */

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.trim().replace(/\s+/g, ' '))
    .pipe(z.string().max(longest, `Use at most ${longest} characters.`));

const MOST_YEARS = 60;

export const workInput = z.object({
  employer: text(LONGEST.employer).pipe(z.string().min(2, 'Name your employer.')),
  employerCategory: z.enum(EMPLOYER_CATEGORIES, 'Choose what kind of employer it is.'),
  title: text(LONGEST.title).pipe(z.string().min(2, 'Give your title, as it stands on your business card.')),
  seniority: z.enum(SENIORITIES, 'Choose a level.'),
  industry: z.enum(INDUSTRIES, 'Choose an industry.'),
  yearsExperience: z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, `Use whole years, 0 to ${MOST_YEARS}.`)
    .transform((years) => (years === '' ? null : Number(years)))
    .refine((years) => years === null || years <= MOST_YEARS, `Use whole years, 0 to ${MOST_YEARS}.`),
});
export type WorkInput = z.infer<typeof workInput>;

const PRICE_HINT = `Use a price from ${formatMoney(PRICE_RANGE_CENTS.min)} to ${formatMoney(PRICE_RANGE_CENTS.max)}, like 120.00.`;

/** Whole cents from what people write: `120`, `$1,200.50`. */
export const priceInput = z.object({
  price: z
    .string()
    .transform((value) => value.trim().replace(/^\$\s*/, ''))
    .pipe(z.string().regex(/^(?:\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/, PRICE_HINT))
    .transform((value) => {
      const [whole = '', part = ''] = value.replaceAll(',', '').split('.');
      return Number(whole) * 100 + Number(part.padEnd(2, '0'));
    })
    .refine((cents) => cents >= PRICE_RANGE_CENTS.min && cents <= PRICE_RANGE_CENTS.max, PRICE_HINT),
});
export type PriceInput = z.infer<typeof priceInput>;

const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .transform((values) => [...new Set(values.filter(Boolean))]);

export const aboutInput = z
  .object({
    topics: several,
    /** Topics that are not in the list, separated by commas. */
    otherTopics: z.string().max(400, 'Use fewer topics.').default(''),
    languages: several.pipe(
      z
        .array(z.enum(LANGUAGES, 'Choose from the list.'))
        .max(MOST_CHOICES, `Choose at most ${MOST_CHOICES}.`),
    ),
    bio: z
      .string()
      .transform((value) => value.replace(/\r\n?/g, '\n').trim())
      .pipe(z.string().max(LONGEST.bio, `Use at most ${LONGEST.bio} characters.`)),
  })
  .transform(({ topics, otherTopics, ...rest }, context) => {
    const others = otherTopics.split(',').map((topic) => topic.trim().replace(/\s+/g, ' '));
    const all = [...new Set([...topics, ...others].filter(Boolean))];
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (all.length > MOST_CHOICES)
      refuse('topics', `Choose at most ${MOST_CHOICES} topics, others included.`);
    const long = all.find((topic) => topic.length > LONGEST.topic);
    if (long) refuse('otherTopics', `“${long}” is too long. Use at most ${LONGEST.topic} characters.`);
    return { ...rest, topics: all };
  });
export type AboutInput = z.infer<typeof aboutInput>;
