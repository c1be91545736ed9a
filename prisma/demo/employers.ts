import type { Industry } from './careers';
import type { CityName } from './places';

/** Who works where, and how many of them are on Monet with which title. */
export type DemoEmployer = {
  readonly name: string;
  readonly category: string;
  readonly industry: Industry;
  /** Under `.example`, so that no mail of the demo can ever reach anybody. */
  readonly domain: string;
  readonly cities: Cities;
  /** By industry of the work, which need not be the employer's. Titles are those of careers.ts. */
  readonly staff: Partial<Record<Industry, Staff>>;
};
type Staff = Readonly<Record<string, number>>;
type Cities = readonly [CityName, ...CityName[]];

type Kind = Pick<DemoEmployer, 'category' | 'industry'>;
const kind = (category: string, industry: Industry): Kind => ({ category, industry });

const BULGE = kind('Bulge bracket bank', 'Investment banking');
const ELITE = kind('Elite boutique bank', 'Investment banking');
const REGIONAL = kind('Regional boutique bank', 'Investment banking');
const TRADING = kind('Trading firm', 'Sales and trading');
const BUYOUT = kind('Large buyout firm', 'Private equity');
const MID_MARKET = kind('Mid-market buyout firm', 'Private equity');
const VENTURE = kind('Venture capital firm', 'Venture capital');
const MANAGER = kind('Large asset manager', 'Asset management');
const HEDGE_FUND = kind('Hedge fund', 'Asset management');
const STRATEGY = kind('Strategy consultancy', 'Consulting');
const BIG_FOUR = kind('Big Four firm', 'Consulting');
const BOUTIQUE = kind('Boutique consultancy', 'Consulting');
const BIG_TECH = kind('Big technology company', 'Technology');
const SCALE_UP = kind('Software scale-up', 'Technology');
const START_UP = kind('Start-up', 'Technology');
const MAGIC_CIRCLE = kind('Magic circle law firm', 'Law');
const US_FIRM = kind('US law firm', 'Law');
const LAW_BOUTIQUE = kind('Boutique law firm', 'Law');

function employer(
  name: string,
  of: Kind,
  domain: string,
  cities: Cities,
  staff: Staff,
  others: DemoEmployer['staff'] = {},
): DemoEmployer {
  return { name, ...of, domain: `${domain}.example`, cities, staff: { [of.industry]: staff, ...others } };
}

/**
 * The employers of the demo. Groups of five and more show employer and title, smaller ones climb, and every rung of
 * the ladder occurs: a test says how often.
 */
export const EMPLOYERS: readonly DemoEmployer[] = [
  employer('Goldman Sachs', BULGE, 'goldmansachs', ['London', 'New York', 'Frankfurt', 'Hong Kong'], {
    Analyst: 8,
    Associate: 6,
    'Vice President': 12,
    'Executive Director': 3,
    'Managing Director': 3,
  }),
  employer(
    ...(['J.P. Morgan', BULGE, 'jpmorgan', ['New York', 'London', 'Singapore']] as const),
    { Analyst: 7, 'Vice President': 3 },
    { 'Sales and trading': { Trader: 2, Structurer: 3 } },
  ),
  employer('Morgan Stanley', BULGE, 'morganstanley', ['New York', 'London', 'Tokyo'], {
    Analyst: 6,
    Associate: 6,
    'Managing Director': 2,
  }),
  employer('Bank of America', BULGE, 'bofa', ['New York', 'London'], { Associate: 5, 'Vice President': 2 }),
  employer('Barclays', BULGE, 'barclays', ['London', 'New York'], { Analyst: 6, 'Vice President': 2 }),
  employer('UBS', BULGE, 'ubs', ['Zurich', 'London', 'Singapore'], { 'Vice President': 2 }),
  employer('Citi', BULGE, 'citi', ['New York', 'Hong Kong', 'Dubai'], {
    'Vice President': 2,
    'Managing Director': 2,
  }),
  employer('Lazard', ELITE, 'lazard', ['Paris', 'New York', 'London'], {
    Analyst: 3,
    'Vice President': 2,
    'Managing Director': 2,
  }),
  employer('Evercore', ELITE, 'evercore', ['New York', 'London'], {
    Analyst: 3,
    'Vice President': 2,
    'Senior Managing Director': 2,
  }),
  employer('Moelis & Company', ELITE, 'moelis', ['New York', 'Dubai'], {
    Analyst: 3,
    'Vice President': 2,
    'Managing Director': 2,
  }),
  employer('Centerview Partners', ELITE, 'centerview', ['New York', 'London'], { Analyst: 2, Partner: 2 }),
  employer('PJT Partners', ELITE, 'pjt', ['New York', 'Madrid'], { 'Vice President': 1, Partner: 1 }),
  employer('Rothschild & Co', ELITE, 'rothschild', ['Paris', 'London'], {
    Analyst: 2,
    'Managing Director': 2,
  }),
  employer('Harbour Row Partners', REGIONAL, 'harbourrow', ['Dublin'], { Associate: 1, Partner: 2 }),
  employer('Calder & Wynn', REGIONAL, 'calderwynn', ['Toronto'], { 'Vice President': 1, Partner: 1 }),
  employer('Nordlys Corporate Finance', REGIONAL, 'nordlys', ['Stockholm'], { Associate: 1, Partner: 1 }),

  employer('Jane Street', TRADING, 'janestreet', ['New York', 'London'], {
    'Trading Analyst': 3,
    'Desk Head': 2,
  }),
  employer('Optiver', TRADING, 'optiver', ['Sydney', 'Chicago'], { 'Trading Analyst': 1, 'Desk Head': 1 }),

  employer('Blackstone', BUYOUT, 'blackstone', ['New York', 'London'], { Associate: 5, Partner: 1 }),
  employer('KKR', BUYOUT, 'kkr', ['New York', 'Hong Kong'], { Principal: 2, Partner: 1 }),
  employer('Carlyle', BUYOUT, 'carlyle', ['London', 'Tokyo'], { Principal: 2, Partner: 1 }),
  employer('Ashgrove Capital', MID_MARKET, 'ashgrove', ['London'], { 'Senior Associate': 2, Partner: 2 }),
  employer('Pinecrest Partners', MID_MARKET, 'pinecrest', ['Chicago'], { Principal: 2, Partner: 2 }),
  employer('First Light Ventures', VENTURE, 'firstlight', ['San Francisco'], {
    Analyst: 1,
    Principal: 2,
    Partner: 2,
  }),
  employer('Kaskade Ventures', VENTURE, 'kaskade', ['Frankfurt'], { Analyst: 1, Principal: 1, Partner: 1 }),

  employer('BlackRock', MANAGER, 'blackrock', ['New York', 'London', 'Singapore'], {
    'Investment Associate': 5,
    'Portfolio Manager': 3,
    'Quantitative Researcher': 3,
    'Head of Research': 1,
  }),
  employer('Schroders', MANAGER, 'schroders', ['London', 'Sydney'], {
    'Portfolio Manager': 2,
    'Head of Research': 1,
  }),
  employer('Fidelity', MANAGER, 'fidelity', ['Toronto', 'Tokyo'], {
    'Research Analyst': 2,
    'Head of Research': 1,
  }),
  employer('Man Group', HEDGE_FUND, 'mangroup', ['London'], {
    'Quantitative Researcher': 2,
    'Chief Investment Officer': 1,
  }),
  employer('Bridgewater', HEDGE_FUND, 'bridgewater', ['New York'], {
    'Research Analyst': 2,
    'Chief Investment Officer': 2,
  }),

  employer('McKinsey & Company', STRATEGY, 'mckinsey', ['London', 'New York', 'Dubai', 'São Paulo'], {
    'Business Analyst': 6,
    Associate: 8,
    'Engagement Manager': 6,
    'Associate Partner': 2,
    Partner: 3,
  }),
  employer('Boston Consulting Group', STRATEGY, 'bcg', ['London', 'Paris', 'Mumbai', 'Tokyo'], {
    Consultant: 7,
    'Project Leader': 4,
    Partner: 2,
  }),
  employer('Bain & Company', STRATEGY, 'bain', ['London', 'Chicago', 'Johannesburg'], {
    'Associate Consultant': 6,
    Manager: 3,
    Partner: 1,
  }),
  employer('Deloitte', BIG_FOUR, 'deloitte', ['London', 'Toronto', 'Lagos', 'Mumbai'], {
    'Senior Consultant': 7,
    Manager: 3,
    'Senior Manager': 2,
    Partner: 1,
  }),
  employer('PwC', BIG_FOUR, 'pwc', ['London', 'Sydney', 'Singapore'], { Manager: 6, Partner: 1 }),
  employer(
    'EY',
    BIG_FOUR,
    'ey',
    ['London', 'Dublin', 'Madrid'],
    { Consultant: 4, Partner: 1 },
    {
      'Tax advisory': { 'Tax Manager': 2 },
    },
  ),
  employer('KPMG', BIG_FOUR, 'kpmg', ['London', 'Frankfurt', 'Lagos'], { Consultant: 3 }),
  employer('Lindqvist Strategy', BOUTIQUE, 'lindqvist', ['Stockholm'], {
    Consultant: 1,
    Manager: 2,
    Partner: 2,
  }),
  employer('Ferrous & Field', BOUTIQUE, 'ferrousfield', ['Johannesburg'], {
    Consultant: 2,
    Manager: 2,
    Partner: 2,
  }),

  employer('Google', BIG_TECH, 'google', ['San Francisco', 'London', 'Zurich', 'Tokyo'], {
    'Software Engineer': 9,
    'Product Manager': 6,
    'Staff Software Engineer': 3,
    'Engineering Manager': 3,
  }),
  employer('Microsoft', BIG_TECH, 'microsoft', ['Seattle', 'Dublin', 'Toronto'], {
    'Software Engineer': 6,
    'Senior Software Engineer': 4,
    'Data Scientist': 2,
  }),
  employer('Amazon', BIG_TECH, 'amazon', ['Seattle', 'Dublin', 'Mumbai'], {
    'Software Development Engineer': 7,
    'Engineering Manager': 4,
    'Staff Software Engineer': 1,
  }),
  employer('Meta', BIG_TECH, 'meta', ['San Francisco', 'London'], {
    'Software Engineer': 6,
    'Data Scientist': 1,
  }),
  employer('Apple', BIG_TECH, 'apple', ['San Francisco', 'Dublin'], { 'Senior Software Engineer': 5 }),
  employer('Spotify', SCALE_UP, 'spotify', ['Stockholm', 'London'], {
    'Software Engineer': 2,
    'Senior Software Engineer': 2,
  }),
  employer('Shopify', SCALE_UP, 'shopify', ['Toronto'], { 'Software Engineer': 2, 'Product Manager': 2 }),
  employer('Tidewater Labs', START_UP, 'tidewater', ['San Francisco'], {
    'Founding Engineer': 2,
    'Data Scientist': 1,
    'Chief Technology Officer': 1,
  }),
  employer('Quill & Cog', START_UP, 'quillcog', ['Dublin'], {
    'Founding Engineer': 2,
    'Product Manager': 2,
    'Chief Technology Officer': 1,
  }),

  employer('Clifford Chance', MAGIC_CIRCLE, 'cliffordchance', ['London', 'Hong Kong'], {
    Associate: 6,
    Partner: 1,
  }),
  employer('Linklaters', MAGIC_CIRCLE, 'linklaters', ['London', 'Singapore'], {
    'Trainee Solicitor': 6,
    Partner: 1,
  }),
  employer('Freshfields', MAGIC_CIRCLE, 'freshfields', ['London', 'Frankfurt'], {
    'Senior Associate': 3,
    Partner: 1,
  }),
  employer('A&O Shearman', MAGIC_CIRCLE, 'aoshearman', ['London', 'New York'], { 'Senior Associate': 3 }),
  employer('Slaughter and May', MAGIC_CIRCLE, 'slaughterandmay', ['London'], {
    'Senior Associate': 2,
    Partner: 1,
  }),
  employer('Kirkland & Ellis', US_FIRM, 'kirkland', ['Chicago', 'London'], {
    Associate: 6,
    Partner: 4,
    Counsel: 1,
  }),
  employer('Latham & Watkins', US_FIRM, 'latham', ['New York', 'London'], { Associate: 3 }),
  employer('Marlow Chambers', LAW_BOUTIQUE, 'marlow', ['London'], {
    Associate: 2,
    'Senior Associate': 1,
    Partner: 2,
  }),
  employer('Osei & Brandt', LAW_BOUTIQUE, 'oseibrandt', ['Lagos'], {
    Associate: 2,
    'Senior Associate': 1,
    Partner: 2,
  }),

  employer("Lloyd's", kind('Insurance market', 'Insurance'), 'lloyds', ['London'], {
    Underwriter: 2,
    Actuary: 1,
  }),
  employer('Swiss Re', kind('Reinsurer', 'Insurance'), 'swissre', ['Zurich'], { Actuary: 1 }),
  employer('Bank of England', kind('Central bank', 'Central banking'), 'boe', ['London'], {
    Economist: 1,
    'Senior Supervisor': 1,
  }),
  employer("Moody's", kind('Rating agency', 'Credit ratings'), 'moodys', ['New York', 'London'], {
    'Rating Analyst': 2,
    'Senior Analyst': 1,
  }),
];
