/** Where people of the demo live: zone, country of the bank account (ISO 3166), what is spoken besides English. */
export type City = {
  readonly zone: string;
  readonly country: string;
  readonly speaks: readonly string[];
  readonly names: NamePool;
  readonly hours: HoursPool;
};
export type NamePool = keyof typeof NAMES;
/** Which half of the clock the city's people share with London and New York. */
export type HoursPool = 'americas' | 'europe' | 'asia' | 'japan' | 'pacific';

const city = (
  zone: string,
  country: string,
  names: NamePool,
  hours: HoursPool,
  ...speaks: string[]
): City => ({ zone, country, speaks, names, hours });

export const CITIES = {
  'New York': city('America/New_York', 'US', 'atlantic', 'americas', 'Spanish'),
  Toronto: city('America/Toronto', 'CA', 'atlantic', 'americas', 'French'),
  Chicago: city('America/Chicago', 'US', 'atlantic', 'americas', 'Spanish'),
  'San Francisco': city('America/Los_Angeles', 'US', 'atlantic', 'americas', 'Spanish', 'Mandarin'),
  Seattle: city('America/Los_Angeles', 'US', 'atlantic', 'americas', 'Hindi'),
  'São Paulo': city('America/Sao_Paulo', 'BR', 'iberian', 'europe', 'Portuguese', 'Spanish'),
  London: city('Europe/London', 'GB', 'atlantic', 'europe', 'French', 'Spanish'),
  Dublin: city('Europe/Dublin', 'IE', 'atlantic', 'europe'),
  Paris: city('Europe/Paris', 'FR', 'continental', 'europe', 'French'),
  Frankfurt: city('Europe/Berlin', 'DE', 'continental', 'europe', 'German'),
  Zurich: city('Europe/Zurich', 'CH', 'continental', 'europe', 'German', 'French'),
  Madrid: city('Europe/Madrid', 'ES', 'iberian', 'europe', 'Spanish'),
  Stockholm: city('Europe/Stockholm', 'SE', 'continental', 'europe', 'Swedish'),
  Johannesburg: city('Africa/Johannesburg', 'ZA', 'atlantic', 'europe'),
  Lagos: city('Africa/Lagos', 'NG', 'atlantic', 'europe'),
  Dubai: city('Asia/Dubai', 'AE', 'indian', 'asia', 'Arabic', 'Hindi'),
  Mumbai: city('Asia/Kolkata', 'IN', 'indian', 'asia', 'Hindi'),
  'Hong Kong': city('Asia/Hong_Kong', 'HK', 'eastern', 'asia', 'Mandarin', 'Cantonese'),
  Singapore: city('Asia/Singapore', 'SG', 'eastern', 'asia', 'Mandarin'),
  Tokyo: city('Asia/Tokyo', 'JP', 'eastern', 'japan', 'Japanese'),
  Sydney: city('Australia/Sydney', 'AU', 'atlantic', 'pacific'),
} as const satisfies Record<string, City>;

export type CityName = keyof typeof CITIES;

/** First and last names; all of them can be written with the bundled Latin-1 letters. */
export const NAMES = {
  atlantic: {
    first: [
      ...[
        'Amelia',
        'Benjamin',
        'Charlotte',
        'David',
        'Eleanor',
        'Frank',
        'Grace',
        'Henry',
        'Imogen',
        'James',
      ],
      ...['Kezia', 'Liam', 'Megan', 'Nathan', 'Olivia', 'Patrick', 'Rachel', 'Samuel', 'Tamara', 'Victor'],
      ...['Adaeze', 'Chidi', 'Emeka', 'Ifeoma', 'Kwame', 'Naledi', 'Thandi', 'Zoë'],
    ],
    last: [
      ...[
        'Abbott',
        'Barlow',
        'Carver',
        'Doyle',
        'Ellison',
        'Fairbanks',
        'Gallagher',
        'Hartley',
        'Ingram',
        'Jarvis',
      ],
      ...[
        'Kendrick',
        'Lockwood',
        'Mercer',
        'Norwood',
        'Ogden',
        'Prescott',
        'Quigley',
        'Radcliffe',
        'Sinclair',
      ],
      ...['Thornton', 'Underhill', 'Vaughan', 'Whitaker', 'Yates', 'Adeyemi', 'Mensah', 'Dlamini', 'Okonkwo'],
    ],
  },
  iberian: {
    first: [
      'Álvaro',
      'Beatriz',
      'Camila',
      'Diego',
      'Elena',
      'Felipe',
      'Inés',
      'João',
      'Lucía',
      'Mateus',
      'Sofía',
    ],
    last: [
      'Almeida',
      'Barros',
      'Castro',
      'Domínguez',
      'Ferreira',
      'Iglesias',
      'Navarro',
      'Oliveira',
      'Peña',
      'Vidal',
    ],
  },
  continental: {
    first: [
      ...[
        'Anaïs',
        'Björn',
        'Clara',
        'Dieter',
        'Élise',
        'Florian',
        'Greta',
        'Hugo',
        'Ingrid',
        'Jürgen',
        'Katja',
      ],
      ...['Lukas', 'Margaux', 'Nils', 'Océane', 'Pauline', 'Quentin', 'Sven', 'Théo', 'Ulrike'],
    ],
    last: [
      ...[
        'Albrecht',
        'Baumann',
        'Chevalier',
        'Dufour',
        'Eriksson',
        'Fontaine',
        'Gauthier',
        'Hoffmann',
        'Jansson',
      ],
      ...[
        'Keller',
        'Lefèvre',
        'Moreau',
        'Nyström',
        'Perrin',
        'Richter',
        'Schäfer',
        'Tessier',
        'Vogel',
        'Weiss',
      ],
    ],
  },
  indian: {
    first: [
      'Aditya',
      'Bhavna',
      'Devika',
      'Farhan',
      'Gaurav',
      'Ishaan',
      'Kavya',
      'Layla',
      'Meera',
      'Omar',
      'Priya',
    ],
    last: [
      'Bhatt',
      'Chandra',
      'Desai',
      'Farooq',
      'Haddad',
      'Iyer',
      'Kapoor',
      'Mehta',
      'Nair',
      'Rahman',
      'Sharma',
    ],
  },
  eastern: {
    first: [
      'Aiko',
      'Chen',
      'Daiki',
      'Fei',
      'Hana',
      'Jia Hui',
      'Kenji',
      'Li Na',
      'Mei Ling',
      'Ren',
      'Wei',
      'Yuto',
    ],
    last: [
      'Chan',
      'Fujita',
      'Goh',
      'Huang',
      'Ishii',
      'Kwok',
      'Lau',
      'Nakamura',
      'Ong',
      'Sato',
      'Tan',
      'Wong',
      'Zhao',
    ],
  },
} as const;
