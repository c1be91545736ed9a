import type { Seniority } from '@/lib/domain/seniority';

/** What a title means in its industry. Prices in whole dollars; years of experience, both ends included. */
export type Career = {
  readonly seniority: Seniority;
  readonly years: readonly [number, number];
  readonly price: readonly [number, number];
};

const career = (seniority: Seniority, years: [number, number], price: [number, number]): Career => ({
  seniority,
  years,
  price,
});

const ANALYST = career('junior', [1, 2], [45, 70]);
const ASSOCIATE = career('junior', [3, 5], [60, 95]);
const MANAGER = career('mid', [6, 7], [85, 140]);
const VICE_PRESIDENT = career('mid', [8, 12], [100, 160]);
const DIRECTOR = career('senior', [8, 12], [130, 200]);
const PARTNER = career('senior', [13, 20], [180, 320]);
const HEAD = career('senior', [18, 28], [240, 400]);

export type Industry = keyof typeof CAREERS;

export const CAREERS = {
  'Investment banking': {
    Analyst: ANALYST,
    Associate: ASSOCIATE,
    'Vice President': VICE_PRESIDENT,
    Director: DIRECTOR,
    'Executive Director': DIRECTOR,
    'Managing Director': PARTNER,
    'Senior Managing Director': HEAD,
    Partner: HEAD,
  },
  'Sales and trading': {
    'Trading Analyst': ANALYST,
    Trader: MANAGER,
    Structurer: MANAGER,
    'Sales Vice President': VICE_PRESIDENT,
    'Desk Head': HEAD,
  },
  'Private equity': {
    Associate: ASSOCIATE,
    'Senior Associate': MANAGER,
    Principal: VICE_PRESIDENT,
    Partner: HEAD,
  },
  'Venture capital': { Analyst: ANALYST, Principal: MANAGER, Partner: PARTNER },
  'Asset management': {
    'Research Analyst': ANALYST,
    'Investment Associate': ASSOCIATE,
    'Portfolio Manager': VICE_PRESIDENT,
    'Quantitative Researcher': MANAGER,
    'Head of Research': PARTNER,
    'Chief Investment Officer': HEAD,
  },
  Consulting: {
    'Business Analyst': ANALYST,
    'Associate Consultant': ANALYST,
    Consultant: ASSOCIATE,
    Associate: ASSOCIATE,
    'Senior Consultant': career('mid', [3, 5], [70, 110]),
    Manager: MANAGER,
    'Senior Manager': VICE_PRESIDENT,
    'Project Leader': MANAGER,
    'Engagement Manager': MANAGER,
    'Associate Partner': DIRECTOR,
    Partner: PARTNER,
  },
  Technology: {
    'Software Engineer': career('junior', [1, 2], [50, 80]),
    'Software Development Engineer': career('junior', [1, 2], [50, 80]),
    'Founding Engineer': ASSOCIATE,
    'Senior Software Engineer': MANAGER,
    'Product Manager': MANAGER,
    'Data Scientist': MANAGER,
    'Staff Software Engineer': DIRECTOR,
    'Engineering Manager': DIRECTOR,
    'Chief Technology Officer': PARTNER,
  },
  Law: {
    'Trainee Solicitor': ANALYST,
    Associate: ASSOCIATE,
    'Senior Associate': MANAGER,
    Counsel: DIRECTOR,
    Partner: PARTNER,
  },
  Insurance: { Underwriter: MANAGER, Actuary: VICE_PRESIDENT },
  'Central banking': { Economist: MANAGER, 'Senior Supervisor': DIRECTOR },
  'Credit ratings': { 'Rating Analyst': ANALYST, 'Senior Analyst': MANAGER },
  'Tax advisory': { 'Tax Manager': MANAGER },
} as const satisfies Record<string, Record<string, Career>>;

/** What people of an industry like to talk about, by seniority; the first ones are the most common. */
export const TOPICS: Record<Industry, Record<Seniority, readonly string[]>> = {
  'Investment banking': {
    junior: [
      'First-round interviews',
      'Summer internships',
      'Technical interviews',
      'CV review',
      'Networking',
    ],
    mid: [
      'Technical interviews',
      'Merger interviews',
      'Leveraged finance',
      'Moving from consulting',
      'CV review',
    ],
    senior: ['Merger interviews', 'Offer decisions', 'Leveraged finance', 'Restructuring', 'Career change'],
  },
  'Sales and trading': {
    junior: ['Markets interviews', 'Summer internships', 'Mental arithmetic', 'CV review'],
    mid: ['Markets interviews', 'Derivatives', 'Choosing a desk', 'Rates and credit'],
    senior: ['Markets interviews', 'Career change', 'Building a client book'],
  },
  'Private equity': {
    junior: ['Buyout models', 'Headhunters', 'Leaving banking', 'Case studies'],
    mid: ['Case studies', 'Buyout models', 'Leaving banking', 'Leveraged finance'],
    senior: ['Offer decisions', 'Carry and co-investment', 'Career change', 'Case studies'],
  },
  'Venture capital': {
    junior: ['Sourcing', 'Market maps', 'Breaking in'],
    mid: ['Breaking in', 'Term sheets', 'Market maps'],
    senior: ['Term sheets', 'Founding a company', 'Board work'],
  },
  'Asset management': {
    junior: ['Stock pitches', 'CFA', 'CV review', 'First-round interviews'],
    mid: ['Stock pitches', 'Portfolio construction', 'CFA', 'Quantitative research'],
    senior: ['Portfolio construction', 'Career change', 'Raising a fund', 'Offer decisions'],
  },
  Consulting: {
    junior: ['Case interviews', 'CV review', 'Market sizing', 'Fit interviews', 'Summer internships'],
    mid: ['Case interviews', 'Fit interviews', 'CV review', 'Career change', 'Exit options'],
    senior: ['Case interviews', 'Offer decisions', 'Career change', 'Final-round interviews'],
  },
  Technology: {
    junior: ['Coding interviews', 'CV review', 'New-graduate roles', 'System design', 'Open source'],
    mid: ['System design', 'Coding interviews', 'Product sense', 'Offer decisions', 'Career change'],
    senior: ['System design', 'Engineering leadership', 'Offer decisions', 'Career change'],
  },
  Law: {
    junior: ['Training contracts', 'Vacation schemes', 'Commercial awareness', 'CV review'],
    mid: ['Commercial awareness', 'Restructuring', 'Moving in-house', 'Training contracts'],
    senior: ['Restructuring', 'Moving in-house', 'Partnership', 'Litigation'],
  },
  Insurance: {
    junior: ['Actuarial exams'],
    mid: ['Actuarial exams', 'Pricing risk'],
    senior: ['Pricing risk'],
  },
  'Central banking': {
    junior: ['Policy work'],
    mid: ['Policy work', 'Economics PhDs'],
    senior: ['Policy work'],
  },
  'Credit ratings': { junior: ['Credit analysis'], mid: ['Credit analysis'], senior: ['Credit analysis'] },
  'Tax advisory': {
    junior: ['Tax exams'],
    mid: ['Tax exams', 'Moving in-house'],
    senior: ['Moving in-house'],
  },
};
